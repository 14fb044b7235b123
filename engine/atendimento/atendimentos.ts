import type { Tx } from '../database/database.ts'
import type { Deps } from '../deps.ts'
import { editLog } from '../history/edits.ts'
import { lifecycle } from '../lifecycle/lifecycle.ts'
import { type MoveRow, moving } from '../lifecycle/moving.ts'
import type { Send } from '../notification/recipients.ts'
import { operatorNotices } from '../operator-notice/telling.ts'
import { atendimentoChoices } from './choices.ts'
import { customerVerbs } from './customer-verbs.ts'
import { atendimentoEffects } from './effects.ts'
import type { AtendimentoEvent } from './events.ts'
import { fileVerbs } from './files.ts'
import { forwardVerbs } from './forwarding.ts'
import { hangingVerbs } from './hanging.ts'
import { editComment } from './last-comment.ts'
import { atendimentoMachine } from './machine.ts'
import { customerAtendimentos } from './mine.ts'
import { atendimentoNews } from './news.ts'
import { type AtendimentoVerb, authoriseAtendimento } from './policy.ts'
import { rescheduling } from './rescheduling.ts'
import { type AtendimentoRow, lockAtendimento } from './row.ts'
import { startVerbs } from './start-verbs.ts'
import { atendimentoStore } from './store.ts'
import { teamVerbs } from './team-verbs.ts'
import { atendimentoViews } from './view.ts'

export type AtendimentoDeps = Deps & {
  send: Send
  /** Takes a file's bytes away, once what says so is committed. */
  removeFile(tx: Tx, storageKey: string): void
}

export type MoveAtendimento = MoveRow<AtendimentoRow, AtendimentoEvent, AtendimentoVerb>

/** Do it: the verbs of an atendimento. Each is one transaction, whole or not at all. */
export function atendimentos(deps: AtendimentoDeps) {
  const { db, clock } = deps
  const effects = atendimentoEffects(atendimentoNews(deps.send, operatorNotices(deps)))
  const life = lifecycle(atendimentoMachine, atendimentoStore(deps.live, effects))
  const { move, fireTimer } = moving<AtendimentoRow, AtendimentoEvent, AtendimentoVerb>({
    db,
    clock,
    entity: 'atendimento',
    lock: lockAtendimento,
    authorise: authoriseAtendimento,
    advance: life.advance,
  })

  const can = (row: AtendimentoRow, event: AtendimentoEvent) => life.can(row, event, clock.now())

  return {
    ...startVerbs(deps, life, move),
    ...teamVerbs(move, deps),
    ...forwardVerbs(move),
    ...customerVerbs(move, deps),
    ...hangingVerbs(move),
    ...fileVerbs(move, deps),
    editComment: editComment(deps),
    editLog: editLog(deps, 'atendimento'),
    reschedule: rescheduling(deps, move),
    ...atendimentoChoices(deps),
    ...customerAtendimentos(deps, can),
    ...atendimentoViews(deps, can),

    fireTimer,

    /** Whether the machine allows it now, whoever asks. */
    can,
  }
}
