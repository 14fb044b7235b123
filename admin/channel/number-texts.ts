import { texts } from '#engine'

export const numberTexts = texts({
  pt: {
    channels: 'Canais',
    add: 'Incluir outro número de WhatsApp',
    addSubtitle:
      'Um número só de uma empresa: os clientes dela são avisados por ele, e quem escreve para ele é atendido primeiro nos assuntos dela.',
    company: 'Empresa',
    companyHint: 'Cada empresa tem no máximo um. As outras usam o primeiro número.',
    allHave: 'Todas as empresas já têm um número só delas.',
    name: 'Nome',
    nameHint: 'Como a equipe o chama, por exemplo “Filial Sul”.',
    added: (name: string) => `O número “${name}” foi incluído. Em instantes aparece aqui o código QR dele.`,
    title: (name: string) => `WhatsApp ${name}`,
    removeTitle: (name: string) => `Excluir o número “${name}”?`,
    removeText:
      'O Bote se desconecta do celular e deixa de atender por este número. Os avisos por enviar saem por outro canal, e quem escreveu para ele pode escrever para o primeiro número. Se o número não estiver funcionando agora, remova o Bote também no celular, em Dispositivos conectados.',
  },
  en: {
    channels: 'Channels',
    add: 'Add another WhatsApp number',
    addSubtitle:
      'A number of one company alone: its customers are told by it, and whoever writes to it is served first about its affairs.',
    company: 'Company',
    companyHint: 'A company has one at most. The others use the first number.',
    allHave: 'Every company has a number of its own already.',
    name: 'Name',
    nameHint: 'What the team calls it, such as “South branch”.',
    added: (name) => `The number “${name}” was added. In a moment its QR code shows up here.`,
    title: (name) => `WhatsApp ${name}`,
    removeTitle: (name) => `Delete the number “${name}”?`,
    removeText:
      'Bote disconnects from the phone and serves nobody by this number any more. Notices to be sent leave by another channel, and whoever wrote to it can write to the first number. If the number is not working now, remove Bote on the phone as well, under Linked devices.',
  },
})
