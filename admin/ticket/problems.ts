import { texts } from '#engine'

type Details = Record<string, unknown>

/** Sentences for what tickets may refuse. */
export const ticketProblems = texts({
  pt: {
    not_now: 'A situação mudou e isto não é possível agora. Veja abaixo como está.',
    'ticket.changed': ({ winner }: Details) =>
      `${winner ?? 'Outra pessoa'} mudou este ticket enquanto você escrevia. Confira abaixo e envie de novo se ainda fizer sentido.`,
    'ticket.taken': ({ winner }: Details) => `${winner ?? 'Outra pessoa'} assumiu este ticket primeiro.`,
    'text.missing': 'Escreva uma mensagem ou anexe um arquivo.',
    'attachment.unknown': 'Um dos arquivos não está mais aqui. Anexe de novo.',
    'attachment.too_large': 'O arquivo passa do tamanho permitido.',
    'attachment.pending': 'O arquivo ainda está chegando. Tente de novo em instantes.',
    'attachment.missing': 'O arquivo não está mais disponível.',
    outbox_not_dead: 'Este aviso já saiu ou já voltou para a fila.',
    outbox_scrubbed: 'Por segurança o texto deste aviso foi apagado: ele não pode ser enviado de novo.',
    'tickets.none': 'Marque ao menos um ticket.',
    'tickets.too_many': 'Marque no máximo 100 tickets de cada vez.',
    proposal: 'Confira os dados da proposta.',
    only_supervisors: 'Só a supervisão e a administração podem ver isto.',
  },
  en: {
    not_now: 'Things have moved on and this is not possible now. See below how they stand.',
    'ticket.changed': ({ winner }) =>
      `${winner ?? 'Somebody else'} changed this ticket while you were writing. Look below, and send again if it still makes sense.`,
    'ticket.taken': ({ winner }) => `${winner ?? 'Somebody else'} took this ticket first.`,
    'text.missing': 'Write a message or attach a file.',
    'attachment.unknown': 'One of the files is no longer here. Attach it again.',
    'attachment.too_large': 'The file is larger than allowed.',
    'attachment.pending': 'The file is still on its way. Try again in a moment.',
    'attachment.missing': 'The file is no longer available.',
    outbox_not_dead: 'This notice has been sent, or is back in line already.',
    outbox_scrubbed: 'To be safe the words of this notice were wiped: it cannot be sent again.',
    'tickets.none': 'Pick at least one ticket.',
    'tickets.too_many': 'Pick at most 100 tickets at a time.',
    proposal: 'Check the proposal.',
    only_supervisors: 'Only supervisors and administrators may see this.',
  },
})

export const ticketFaults = texts({
  pt: {
    missing: 'Preencha este campo.',
    not_positive: 'Use um número maior que zero, como 12 ou 12,5.',
    not_money: 'Use um valor como 1.250,00.',
  },
  en: {
    missing: 'Fill in this field.',
    not_positive: 'Use a number above zero, such as 12 or 12.5.',
    not_money: 'Use an amount such as 1,250.00.',
  },
})
