import { relative } from 'node:path'
import { OPERATORS_WITH_PHONES } from './operator-phones.ts'
import type { DemoOperator } from './passwords.ts'
import { COMPANY, CONTACTS, type ContactKey, CUSTOMERS, OPERATORS, STRANGER } from './people.ts'
import {
  PROVIDER,
  PROVIDER_CONTACTS,
  PROVIDER_CUSTOMERS,
  type ProviderContactKey,
} from './provider-people.ts'
import { whatsappPhones } from './whatsapp-phones.ts'

/** Whom to be first, and why. */
const GUIDE: Partial<Record<ContactKey, string>> = {
  marina: 'administers her company; a solution waits for her approval',
  wagner: 'is asked to approve a proposal',
  beatriz: 'belongs to three companies, and chooses one',
  pedro: 'owes an answer',
  ingrid: 'reads English',
  tiago: 'is not authorised to open tickets',
}

const PROVIDER_GUIDE: Partial<Record<ProviderContactKey, string>> = {
  olga: 'has a visit scheduled, and atendimentos to follow',
  renata: 'owes an answer, and has one to rate',
  sonia: 'is hit by the stop that is known',
  ademar: 'was blocked and promised to pay',
}

/** What a newcomer sees when the demo is ready. */
export function demoBanner(options: {
  port: number
  /** The simulator's address. */
  phones: string
  dataDir: string
  operators: DemoOperator[]
  hasWhatsapp: boolean
}): string {
  const { port, phones, dataDir, operators, hasWhatsapp } = options
  const host = phones.replace('127.0.0.1', 'localhost')
  const lineOf = ({ name, email, role, password }: DemoOperator) =>
    `    ${role.padEnd(14)} ${email.padEnd(28)} ${password}   ${name}`
  const isOfHorizonte = ({ email }: DemoOperator) =>
    Object.values(OPERATORS).some((operator) => operator.email === email)
  const people = Object.entries(GUIDE).map(([key, about]) => {
    const { name, customers, telegram } = CONTACTS[key as ContactKey]
    return `    ${host}/chat/${telegram}   ${name} (${CUSTOMERS[customers[0]].name}) ${about}`
  })
  const served = Object.entries(PROVIDER_GUIDE).map(([key, about]) => {
    const { name, customer, telegram } = PROVIDER_CONTACTS[key as ProviderContactKey]
    const of = PROVIDER_CUSTOMERS[customer].name
    return `    ${host}/chat/${telegram}   ${name}${of === name ? '' : ` (${of})`} ${about}`
  })
  return `
  Bote is ready: ${COMPANY.name}, a software house with six weeks of tickets behind it, and ${PROVIDER.name}, an internet
  provider with its atendimentos and service orders.

  Panel             http://localhost:${port}
  ${COMPANY.name}, tickets (the administrator and nobody else works for both companies)
${operators.filter(isOfHorizonte).map(lineOf).join('\n')}
  ${PROVIDER.name}, atendimentos
${operators
  .filter((operator) => !isOfHorizonte(operator))
  .map(lineOf)
  .join('\n')}
    (new random passwords at every start of the demo, shown only here)

  Customers' phones ${host}
${people.join('\n')}
    ${host}/chat/${STRANGER.id}   somebody the desk does not know yet
  of ${PROVIDER.name}
${served.join('\n')}
${hasWhatsapp ? whatsappOf(host) : ''}
  Operators' phones, at the operators' bot (notices, /fila, answers by reply)
${phonesOf(host)}

  Side by side      ${host}/?side-by-side=${beside(hasWhatsapp)}

  Letters are printed here (✉), as nobody has a mailbox: codes for the chat, for instance.

  Kept in ${relative('', dataDir) || dataDir}; delete that folder to begin anew. Ctrl+C stops.
`
}

function whatsappOf(host: string): string {
  const people = whatsappPhones().map(
    ({ phone, name, about }) => `    ${host}/whatsapp/${phone}   ${name}, ${about}`,
  )
  return `
  The same people on WhatsApp
${people.join('\n')}
    ${host}/whatsapp/own   the number's own phone: links and removes Bote, answers by hand
`
}

/** Marina on every messenger, the number's own phone, and Helena's, who supervises. */
function beside(hasWhatsapp: boolean): string {
  const marina = whatsappPhones()[0]?.phone
  const whatsapp = hasWhatsapp ? [`whatsapp-${marina}`, 'whatsapp-own'] : []
  return [CONTACTS.marina.telegram, ...whatsapp, HELENA].join(',')
}

const HELENA = OPERATORS_WITH_PHONES.find(({ email }) => email === OPERATORS.helena.email)?.telegram

function phonesOf(host: string): string {
  return OPERATORS_WITH_PHONES.map(({ name, telegram }) => `    ${host}/chat/${telegram}   ${name}`).join(
    '\n',
  )
}
