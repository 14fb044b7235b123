import type { AnyMachineSnapshot, AnyStateMachine, EventObject } from 'xstate'
import { initialTransition, type OutgoingMessage, type RichText, restored, transition } from '#engine'
import type { Content } from './incoming.ts'
import type { Turn } from './turn.ts'

/** Where a dialog stands. Plain JSON. */
export type Position = { dialog: string; state: string; context: object }

/** A message that cannot be used as it is: what to say before asking again. */
export type Misheard = { misheard: RichText }

/** A question; with `ticketId` a reply to it is about that ticket. */
export type Prompt = OutgoingMessage & { ticketId?: string }

/**
 * One subject to talk about. The machine says what is asked in which order and what it means, and never touches the
 * world: its actions only name errands. An errand asks the engine, in the message's own transaction, and its answer
 * is the machine's next event. Prompts put states into words.
 */
export type Definition<Context, Event> = {
  name: string
  machine: AnyStateMachine
  /** What a message means here; null when it means nothing to this dialog. */
  hear(content: Content, at: { state: string; context: Context }, turn: Turn): Event | Misheard | null
  errands: Record<string, (turn: Turn, context: Context) => Promise<Event | undefined>>
  prompts: Record<string, (context: Context, turn: Turn) => Prompt | null>
}

export type Dialog = ReturnType<typeof dialog>

/** What became of a message: the dialog moved on (and may have ended), or it has no use for it. */
export type Outcome = { position: Position; ended: boolean } | { misheard: RichText } | 'not heard'

/** Pure transitions over where the conversation's row stands; nothing is kept alive in between. */
export function dialog<Context, Event extends EventObject>(definition: Definition<Context, Event>) {
  const { machine } = definition

  async function begin(turn: Turn, input: object): Promise<Outcome> {
    const [snapshot, actions] = initialTransition(machine, input)
    return settle(turn, snapshot, actions)
  }

  async function hear(turn: Turn, position: Position): Promise<Outcome> {
    const { state, context } = position
    const meaning = definition.hear(turn.message.content, { state, context: context as Context }, turn)
    if (meaning === null) return 'not heard'
    if ('misheard' in meaning) return meaning
    return happen(turn, position, meaning)
  }

  /** One event; `not heard` when it means nothing where the dialog stands. */
  async function happen(turn: Turn, position: Position, event: EventObject): Promise<Outcome> {
    const snapshot = restored(machine, position.state, position.context)
    if (!snapshot.can(event)) return 'not heard'
    return settle(turn, ...transition(machine, snapshot, event))
  }

  async function settle(turn: Turn, snapshot: AnyMachineSnapshot, actions: Actions): Promise<Outcome> {
    let now = snapshot
    let errands = actions
    for (let step = 0; errands.length > 0; step++) {
      if (step > MOST_STEPS) throw new Error(`the dialog ${definition.name} does not come to rest`)
      const answers: EventObject[] = []
      for (const { type } of errands) {
        const errand = definition.errands[type]
        if (!errand) throw new Error(`the dialog ${definition.name} names an errand nobody runs: ${type}`)
        const answer = await errand(turn, now.context)
        if (answer) answers.push(answer)
      }
      errands = []
      for (const answer of answers) {
        if (!now.can(answer)) continue
        const [next, more] = transition(machine, now, answer)
        now = next
        errands = [...errands, ...more]
      }
    }
    const position = { dialog: definition.name, state: now.value as string, context: now.context as object }
    return { position, ended: now.status === 'done' }
  }

  function prompt(turn: Turn, { state, context }: Position): Prompt | null {
    return definition.prompts[state]?.(context as Context, turn) ?? null
  }

  /** False for a position of another version of the program: its state does not exist here (any more). */
  function knows({ state }: Position): boolean {
    return state in machine.states
  }

  return { name: definition.name, begin, hear, happen, prompt, knows }
}

const MOST_STEPS = 12
type Actions = readonly { type: string }[]
