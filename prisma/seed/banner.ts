import { relative } from 'node:path'
import type { DemoOperator } from './passwords.ts'
import { CONTACTS, type ContactKey, CUSTOMERS, STRANGER } from './people.ts'

/** Whom to be first, and why. */
const GUIDE: Partial<Record<ContactKey, string>> = {
  marina: 'administers her company; a solution waits for her approval',
  wagner: 'is asked to approve a proposal',
  beatriz: 'belongs to three companies, and chooses one',
  pedro: 'owes an answer',
  ingrid: 'reads English',
  tiago: 'is not authorised to open tickets',
}

/** What a newcomer sees when the demo is ready. */
export function demoBanner(options: {
  port: number
  /** The simulator's address. */
  phones: string
  dataDir: string
  operators: DemoOperator[]
}): string {
  const { port, phones, dataDir, operators } = options
  const host = phones.replace('127.0.0.1', 'localhost')
  const staff = operators.map(
    ({ name, email, role, password }) => `    ${role.padEnd(14)} ${email.padEnd(28)} ${password}   ${name}`,
  )
  const people = Object.entries(GUIDE).map(([key, about]) => {
    const { name, customers, telegram } = CONTACTS[key as ContactKey]
    return `    ${host}/chat/${telegram}   ${name} (${CUSTOMERS[customers[0]].name}) ${about}`
  })
  return `
  Bote is ready: Horizonte Sistemas, a software house with six weeks of tickets behind it.

  Panel             http://localhost:${port}
${staff.join('\n')}
    (new random passwords at every start of the demo, shown only here)

  Customers' phones ${host}
${people.join('\n')}
    ${host}/chat/${STRANGER.id}   somebody the desk does not know yet

  Letters are printed here (✉), as nobody has a mailbox: codes for the chat, for instance.

  Kept in ${relative('', dataDir) || dataDir}; delete that folder to begin anew. Ctrl+C stops.
`
}
