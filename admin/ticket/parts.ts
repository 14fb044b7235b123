import { caseParts } from '../case/parts.tsx'
import { ticketTelling } from './telling.ts'

/** What a ticket's page does as every case's does. */
export const { olderHistory, markRead, saveWords, resendNotice } = caseParts({
  path: '/tickets',
  casesOf: ({ engine }) => engine.tickets,
  telling: ticketTelling,
  form: 'reply',
})
