import { type Choice, encodeAction, encodeAtendimentoAction, type Keyboard, NotFound } from '#engine'
import { aboutWhat } from './atendimento/card.ts'
import type { Case } from './case/case.ts'
import { bringFile } from './case/files.ts'
import { encodeChoice, newKey } from './choice-data.ts'
import type { Position } from './dialog.ts'
import { begin, forget, stepAside } from './floor.ts'
import { type Form, type FormName, isForm, OFFER_OF } from './form/form.ts'
import type { KeptMessage } from './homeless/machine.ts'
import { draftsIn } from './memory.ts'
import { nameOf } from './names.ts'
import { offersTo } from './offers.ts'
import type { Draft } from './open/draft.ts'
import { shortened } from './shortened.ts'
import { proven, say, speaksFor, type Turn } from './turn.ts'
import { commonWords } from './words.ts'

/** The main menu, always at hand: what the person's companies offer, and nothing else. */
export function menuKeyboard(turn: Pick<Turn, 'language' | 'customers'>): Keyboard {
  const { menu } = commonWords(turn.language)
  const { tickets, contato, atendimentos } = offersTo(turn)
  const rows = [
    tickets ? [menu.open, menu.mine] : [],
    [...(contato ? [menu.contato] : []), ...(atendimentos ? [menu.atendimentos] : [])],
    [menu.help],
  ]
  return { kind: 'menu', rows: rows.filter((row) => row.length > 0) }
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
  await offerPending(turn)
  for (const { dialog } of draftsIn(turn.memory)) if (isForm(dialog)) offerDraft(turn, dialog)
}

/** What waits for the person: solutions and proposals to decide (R25), questions in atendimentos to answer. */
export async function offerPending(turn: Turn): Promise<void> {
  const pending = [...(await pendingTickets(turn)), ...(await pendingAtendimentos(turn))]
  if (pending.length === 0) return
  say(turn, {
    text: [`🔔 ${commonWords(turn.language).approvalsFirst}`],
    choices: pending.map(({ label, data }): Choice[] => [{ label: shortened(label, 50), data }]),
  })
}

async function pendingTickets(turn: Turn) {
  const tickets = offersTo(turn).tickets ? await turn.desk.tickets.pendingApprovals(proven(turn)) : []
  return tickets.map(({ id, number, title }) => ({
    label: `${number} · ${title}`,
    data: encodeAction('show', id),
  }))
}

async function pendingAtendimentos(turn: Turn) {
  const { contato, atendimentos } = offersTo(turn)
  if (!contato && !atendimentos) return []
  const asked = await turn.desk.atendimentos.pendingAnswers(proven(turn))
  return asked.map((each) => ({
    label: `${each.protocol} · ${aboutWhat(each)}`,
    data: encodeAtendimentoAction('show', each.id),
  }))
}

/** A half-filled form is offered again when its person comes back, or wants another. */
export function offerDraft(turn: Turn, form: FormName, { wantsAnother = false } = {}): void {
  const position = draftsIn(turn.memory).find(({ dialog }) => dialog === form)
  if (!position) return
  const words = commonWords(turn.language)
  const { key } = position.context as Form
  const title = draftTitle(position, turn)
  say(turn, {
    text: [form === 'open' ? words.draftWaits(title) : words.contatoWaits(title)],
    choices: [
      [
        { label: words.resumeDraft, data: encodeChoice(form, key, 'resume') },
        wantsAnother
          ? { label: words.restartDraft, data: encodeChoice(form, key, 'restart') }
          : { label: words.forgetDraft, data: encodeChoice(form, key, 'forget') },
      ],
    ],
  })
}

export function draftTitle({ context }: Position, { language }: Pick<Turn, 'language'>): string {
  const { draftUntitled } = commonWords(language)
  const { title, description } = context as Partial<Draft>
  return shortened(title ?? (description?.split('\n')[0] || draftUntitled), 80)
}

/** A new form, unless one is half-filled; a message that waits for its home becomes its description. */
export async function fillIn(turn: Turn, form: FormName): Promise<void> {
  await stepAside(turn)
  if (turn.memory.waiting[form]) {
    offerDraft(turn, form, { wantsAnother: true })
    return
  }
  const kept = turn.memory.waiting.homeless?.context as KeptMessage | undefined
  forget(turn, 'homeless')
  await begin(turn, form, {
    key: newKey(),
    customerId: speaksFor(turn, OFFER_OF[form]),
    ...(kept ? { description: kept.text || null, files: kept.files, said: kept.said } : {}),
  })
}

export async function listAtendimentos(turn: Turn): Promise<void> {
  await begin(turn, 'atendimentos', { key: newKey() })
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

/** One file of a case, on request. Throws NotFound for a case that is not theirs. */
export async function sendFile(turn: Turn, about: Case, n: number): Promise<void> {
  const { kind, id } = about
  const shown =
    kind === 'ticket'
      ? await turn.desk.tickets.shown(proven(turn), id)
      : await turn.desk.atendimentos.shown(proven(turn), id)
  const file = shown.files[n]
  if (!file) throw new NotFound('attachment')
  bringFile(turn, about, 'number' in shown ? shown.number : shown.protocol, file)
}
