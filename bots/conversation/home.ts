import { type Choice, encodeAction, type Keyboard } from '#engine'
import { encodeChoice, newKey } from './choice-data.ts'
import { begin, forget, stepAside } from './floor.ts'
import type { KeptMessage } from './homeless/machine.ts'
import { draftIn } from './memory.ts'
import { nameOf } from './names.ts'
import type { Draft } from './open/draft.ts'
import { shortened } from './open/labels.ts'
import { talkWords } from './ticket/words.ts'
import { proven, remark, say, speaksFor, type Turn } from './turn.ts'
import { commonWords } from './words.ts'

/** The main menu, always at hand. */
export function menuKeyboard({ language }: Pick<Turn, 'language'>): Keyboard {
  const { menu } = commonWords(language)
  return { kind: 'menu', rows: [[menu.open, menu.mine], [menu.help]] }
}

/** A conversation begins: what waits for the person is offered first (R25), then the menu. `isBrief`: more is said at once. */
export async function greet(turn: Turn, { isBrief = false } = {}): Promise<void> {
  const { hi, hello, nextStep, nobodysCustomer } = commonWords(turn.language)
  const name = nameOf(proven(turn).name)
  await stepAside(turn)
  if (turn.isLate) return
  if (turn.customers.length === 0) {
    say(turn, { text: [nobodysCustomer] })
    return
  }
  say(turn, {
    text: isBrief ? [hi(name)] : [hello(name), '\n', nextStep],
    keyboard: menuKeyboard(turn),
  })
  await offerApprovals(turn)
  offerDraft(turn)
}

/** Solutions and proposals that wait for the person's decision (R25). */
export async function offerApprovals(turn: Turn): Promise<void> {
  const pending = await turn.desk.tickets.pendingApprovals(proven(turn))
  if (pending.length === 0) return
  say(turn, {
    text: [`🔔 ${commonWords(turn.language).approvalsFirst}`],
    choices: pending.map(({ id, number, title }): Choice[] => [
      { label: shortened(`${number} · ${title}`, 50), data: encodeAction('show', id) },
    ]),
  })
}

/** A half-filled ticket is offered again when its person comes back, or wants another. */
export function offerDraft(turn: Turn, { wantsAnother = false } = {}): void {
  const position = draftIn(turn.memory)
  if (!position) return
  const words = commonWords(turn.language)
  const { key } = position.context as Draft
  say(turn, {
    text: [words.draftWaits(draftTitle(position.context as Draft, turn))],
    choices: [
      [
        { label: words.resumeDraft, data: encodeChoice('open', key, 'resume') },
        wantsAnother
          ? { label: words.restartDraft, data: encodeChoice('open', key, 'restart') }
          : { label: words.forgetDraft, data: encodeChoice('open', key, 'forget') },
      ],
    ],
  })
}

export function draftTitle({ title, description }: Draft, { language }: Pick<Turn, 'language'>): string {
  const { draftUntitled } = commonWords(language)
  return shortened(title ?? (description?.split('\n')[0] || draftUntitled), 80)
}

/** "Abrir ticket": a new one, unless one is half-filled; a message that waits for its ticket becomes its description. */
export async function openTicket(turn: Turn): Promise<void> {
  await stepAside(turn)
  if (turn.memory.waiting.open) {
    offerDraft(turn, { wantsAnother: true })
    return
  }
  const kept = turn.memory.waiting.homeless?.context as KeptMessage | undefined
  forget(turn, 'homeless')
  await begin(turn, 'open', {
    key: newKey(),
    customerId: speaksFor(turn),
    ...(kept ? { description: kept.text || null, files: kept.files, said: kept.said } : {}),
  })
}

export async function listTickets(turn: Turn): Promise<void> {
  await begin(turn, 'tickets', { key: newKey() })
}

export function askCustomer(turn: Turn): void {
  say(turn, {
    text: [commonWords(turn.language).settings.askCustomer],
    choices: turn.customers.map(({ customerId, name }): Choice[] => [
      { label: shortened(name, 50), data: encodeChoice('home', '', 'customer', customerId) },
    ]),
  })
}

/** One file of a ticket, on request. */
export async function sendFile(turn: Turn, ticketId: string, n: number): Promise<void> {
  const words = talkWords(turn.language)
  const ticket = await turn.desk.tickets.shown(proven(turn), ticketId)
  const file = ticket.files[n]
  if (!file) remark(turn, words.failed.gone)
  else if (file.state === 'pending') remark(turn, words.filePending(file.name))
  else if (file.state !== 'stored') remark(turn, words.fileMissing(file.name))
  else say(turn, { text: [{ bold: ticket.number }, ` · ${file.name}`], attachments: [file.id], ticketId })
}
