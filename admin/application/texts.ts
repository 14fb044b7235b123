import { texts } from '#engine'

const tickets = (count: number) => (count === 1 ? '1 ticket' : `${count} tickets`)

export const applicationTexts = texts({
  pt: {
    title: 'Aplicar a quem já espera',
    text: 'O que mudou vale para as esperas que começam agora. Quem já espera mantém a data que tinha, até que você aplique a nova. O cliente não é avisado.',
    summary: (total: number, differ: number) =>
      `${tickets(total)} ${total === 1 ? 'espera' : 'esperam'}; em ${differ} a data muda.`,
    overdue: (count: number) =>
      count === 1
        ? '1 ticket já passou da nova data: encerra ou avança assim que você aplicar.'
        : `${count} tickets já passaram da nova data: encerram ou avançam assim que você aplicar.`,
    firstOnly: (count: number) => `Mostramos os ${count} primeiros.`,
    ticket: 'Ticket',
    of: {
      firstResponse: 'Primeira resposta',
      validation: 'Vai para a validação do cliente',
      close: 'Encerra por falta de retorno',
      reminder: 'Lembrete ao cliente',
    },
    what: 'O que acontece',
    told: 'Data que tinha',
    anew: 'Nova data',
    never: 'Sem data',
    earlier: 'mais cedo',
    later: 'mais tarde',
    apply: (count: number) => `Aplicar a ${tickets(count)}`,
    applied: 'As novas datas estão sendo calculadas.',
    noneTitle: 'Nenhuma data muda',
    noneText: (total: number) =>
      total === 0
        ? 'Nenhum ticket espera agora.'
        : `${tickets(total)} ${total === 1 ? 'espera, e já tem a data certa' : 'esperam, e já têm a data certa'}.`,
    back: 'Voltar',
  },
  en: {
    title: 'Apply to who waits already',
    text: 'What changed holds for waits that begin now. Who waits already keeps the date they had until you apply the new one. Customers are not told.',
    summary: (total: number, differ: number) =>
      `${tickets(total)} ${total === 1 ? 'waits' : 'wait'}; for ${differ} the date changes.`,
    overdue: (count: number) =>
      count === 1
        ? '1 ticket is past the new date already: it closes or moves on as soon as you apply.'
        : `${count} tickets are past the new date already: they close or move on as soon as you apply.`,
    firstOnly: (count: number) => `These are the first ${count}.`,
    ticket: 'Ticket',
    of: {
      firstResponse: 'First answer',
      validation: 'Moves to customer validation',
      close: 'Closes for lack of an answer',
      reminder: 'Reminder to the customer',
    },
    what: 'What happens',
    told: 'Date it had',
    anew: 'New date',
    never: 'No date',
    earlier: 'earlier',
    later: 'later',
    apply: (count: number) => `Apply to ${tickets(count)}`,
    applied: 'The new dates are being computed.',
    noneTitle: 'No date changes',
    noneText: (total: number) =>
      total === 0
        ? 'No ticket waits now.'
        : `${tickets(total)} ${total === 1 ? 'waits, and has the right date' : 'wait, and have the right date'} already.`,
    back: 'Back',
  },
})
