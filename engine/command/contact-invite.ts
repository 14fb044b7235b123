import { SYSTEM } from '../actor.ts'
import { contactsByEmail } from '../contact/identification.ts'
import { INVITE_DAYS } from '../contact/invites.ts'
import { isId } from '../database/id.ts'
import type { Engine } from '../engine.ts'
import { Misused, type Shell, withEngine } from './command.ts'

/** A fresh link with which the person proves who they are in the chat; links given out before are dead. */
export async function inviteContact(shell: Shell, who: string | undefined): Promise<void> {
  if (!who) throw new Misused('say whom: bote contact invite ana@empresa.com.br (or the id of the contact)')
  await withEngine(shell, async (engine) => {
    const contact = await findContact(engine, who)
    const { link, whatsapp } = await engine.contacts.invite(SYSTEM, contact.id)
    if (link || whatsapp) {
      if (link) shell.print(`${contact.name}: ${link}`)
      if (whatsapp) shell.print(`${contact.name}, on WhatsApp: ${whatsapp}`)
      shell.print(`The link works once, within ${INVITE_DAYS} days.`)
    } else {
      shell.print(
        'Bote does not know the name of its bot yet: set TELEGRAM_BOT_TOKEN, start it once, and ask again.',
      )
      process.exitCode = 1
    }
  })
}

async function findContact({ db, contacts }: Engine, who: string): Promise<{ id: string; name: string }> {
  if (isId(who)) return contacts.find(SYSTEM, who)
  const [contact, ...others] = await contactsByEmail(db, who)
  if (!contact) throw new Misused(`no active contact has the e-mail ${who}`)
  if (others.length > 0) {
    const ids = [contact, ...others].map(({ id, name }) => `  ${id}  ${name}`).join('\n')
    throw new Misused(`several contacts have this e-mail; say which by its id:\n${ids}`)
  }
  return contact
}
