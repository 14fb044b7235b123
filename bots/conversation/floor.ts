import { atendimentoTalk } from './atendimento/dialog.ts'
import { atendimentoList } from './atendimentos/dialog.ts'
import { colleagues } from './colleagues/dialog.ts'
import { contato } from './contato/dialog.ts'
import type { Dialog, Outcome, Position, Prompt } from './dialog.ts'
import { FORMS } from './form/form.ts'
import { homeless } from './homeless/dialog.ts'
import { identify } from './identify/dialog.ts'
import { open } from './open/dialog.ts'
import { ticketTalk } from './ticket/dialog.ts'
import { ticketList } from './tickets/dialog.ts'
import { remark, say, type Turn } from './turn.ts'

const DIALOGS: Record<string, Dialog> = Object.fromEntries(
  [
    identify,
    open,
    ticketTalk,
    ticketList,
    contato,
    atendimentoTalk,
    atendimentoList,
    homeless,
    colleagues,
  ].map((dialog) => [dialog.name, dialog]),
)

/** Dialogs that keep what they have and wait, while another has the floor. */
const WAITS = [...FORMS, 'homeless'] as const
export type Waiting = (typeof WAITS)[number]

export function knows(position: Position): boolean {
  return DIALOGS[position.dialog]?.knows(position) ?? false
}

/** A dialog begins; the one that had the floor steps aside. */
export async function begin(turn: Turn, name: string, input: object): Promise<void> {
  await stepAside(turn)
  await settle(turn, name, await dialogNamed(name).begin(turn, input))
}

/** The dialog that has the floor hears the message; false when it has no use for it. */
export function hear(turn: Turn): Promise<boolean> {
  const { at } = turn.memory
  return at
    ? dialogNamed(at.dialog)
        .hear(turn, at)
        .then((outcome) => settle(turn, at.dialog, outcome))
    : nobody
}

/** Something happens to the dialog that has the floor; false when it means nothing there. */
export async function happen(turn: Turn, event: { type: string }): Promise<boolean> {
  const { at } = turn.memory
  return at ? settle(turn, at.dialog, await dialogNamed(at.dialog).happen(turn, at, event)) : false
}

/** Something happens to a dialog that waits, and goes on waiting. */
export async function happenAside(turn: Turn, name: Waiting, event: { type: string }): Promise<void> {
  const position = turn.memory.waiting[name]
  const outcome = position && (await dialogNamed(name).happen(turn, position, event))
  if (typeof outcome === 'object' && 'position' in outcome)
    turn.memory.waiting = { ...turn.memory.waiting, [name]: outcome.position }
}

/** Whoever has the floor gives it up: some wait, others end. */
export async function stepAside(turn: Turn): Promise<void> {
  const { at } = turn.memory
  if (!at) return
  turn.memory.at = null
  if (isWaiting(at.dialog)) turn.memory.waiting = { ...turn.memory.waiting, [at.dialog]: at }
  else await dialogNamed(at.dialog).happen(turn, at, { type: 'leave' })
}

/** A waiting dialog takes the floor again. */
export async function takeFloor(turn: Turn, name: Waiting): Promise<boolean> {
  const position = turn.memory.waiting[name]
  if (!position) return false
  await stepAside(turn)
  const { [name]: _, ...others } = turn.memory.waiting
  turn.memory.waiting = others
  turn.memory.at = position
  turn.asks = true
  return true
}

/** A waiting dialog is given up for good. */
export function forget(turn: Turn, name: Waiting): void {
  const { [name]: _, ...others } = turn.memory.waiting
  turn.memory.waiting = others
}

/** What the dialog that has the floor asks now. */
export function question(turn: Turn): Prompt | null {
  const { at } = turn.memory
  return at && turn.asks ? dialogNamed(at.dialog).prompt(turn, at) : null
}

/** The same, whether it is to be put now or not. */
export function currentQuestion(turn: Turn): Prompt | null {
  const { at } = turn.memory
  return at && dialogNamed(at.dialog).prompt(turn, at)
}

async function settle(turn: Turn, name: string, outcome: Outcome): Promise<boolean> {
  if (outcome === 'not heard') return false
  turn.asks = true
  if ('misheard' in outcome) {
    remark(turn, ...outcome.misheard)
    return true
  }
  if (!outcome.ended) {
    turn.memory.at = outcome.position
    return true
  }
  turn.memory.at = null
  const farewell = dialogNamed(name).prompt(turn, outcome.position)
  if (farewell) say(turn, farewell)
  const { next } = turn
  turn.next = null
  if (next) await begin(turn, next.dialog, next.input)
  return true
}

function dialogNamed(name: string): Dialog {
  const dialog = DIALOGS[name]
  if (!dialog) throw new Error(`no dialog is called ${name}`)
  return dialog
}

/** Whether a dialog keeps what it has while another has the floor. */
export function isWaiting(name: string): name is Waiting {
  return (WAITS as readonly string[]).includes(name)
}

const nobody = Promise.resolve(false)
