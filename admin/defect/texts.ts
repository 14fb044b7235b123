import { texts } from '#engine'

export const defectTexts = texts({
  pt: {
    title: 'Defeitos',
    subtitle: 'O que se constatou: fibra rompida, sinal baixo, equipamento queimado…',
    add: 'Novo defeito',
    added: (name: string) => `O defeito ${name} foi incluído.`,
    name: 'Defeito',
    emptyTitle: 'Nenhum defeito ainda',
    emptyText: 'Ordens de serviço e atendimentos são contados por defeito.',
  },
  en: {
    title: 'Defects',
    subtitle: 'What it turned out to be: broken fibre, weak signal, burnt equipment…',
    add: 'New defect',
    added: (name: string) => `The defect ${name} was added.`,
    name: 'Defect',
    emptyTitle: 'No defects yet',
    emptyText: 'Service orders and atendimentos are counted by defect.',
  },
})
