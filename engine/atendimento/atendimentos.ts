import type { Deps } from '../deps.ts'
import { lifecycle } from '../lifecycle/lifecycle.ts'
import { type MoveRow, moving } from '../lifecycle/moving.ts'
import type { Send } from '../notification/recipients.ts'
import { customerVerbs } from './customer-verbs.ts'
import { atendimentoEffects } from './effects.ts'
import type { AtendimentoEvent } from './events.ts'
import { forwardVerbs } from './forwarding.ts'
import { hangingVerbs } from './hanging.ts'
import { atendimentoMachine } from './machine.ts'
import { atendimentoNews } from './news.ts'
import { type AtendimentoVerb, authoriseAtendimento } from './policy.ts'
import { type AtendimentoRow, lockAtendimento } from './row.ts'
import { startVerbs } from './start-verbs.ts'
import { atendimentoStore } from './store.ts'
import { teamVerbs } from './team-verbs.ts'

export type AtendimentoDeps = Deps & { send: Send }

export type MoveAtendimento = MoveRow<AtendimentoRow, AtendimentoEvent, AtendimentoVerb>

/** Do it: the verbs of an atendimento. Each is one transaction, whole or not at all. */
export function atendimentos(deps: AtendimentoDeps) {
  const { db, clock } = deps
  const effects = atendimentoEffects(atendimentoNews(deps.send))
  const life = lifecycle(atendimentoMachine, atendimentoStore(deps.live, effects))
  const { move, fireTimer } = moving<AtendimentoRow, AtendimentoEvent, AtendimentoVerb>({
    db,
    clock,
    entity: 'atendimento',
    lock: lockAtendimento,
    authorise: authoriseAtendimento,
    advance: life.advance,
  })

  return {
    ...startVerbs(deps, life, move),
    ...teamVerbs(move, deps),
    ...forwardVerbs(move),
    ...customerVerbs(move, deps),
    ...hangingVerbs(move),

    fireTimer,

    /** Whether the machine allows it now, whoever asks. */
    can: (row: AtendimentoRow, event: AtendimentoEvent) => life.can(row, event, clock.now()),
  }
}
