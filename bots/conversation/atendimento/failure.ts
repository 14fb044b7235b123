import { atendimentoWords, DomainError, NotFound } from '#engine'
import { tellGone, tellNotRated } from '../case/failure.ts'
import type { CaseEvent } from '../case/machine.ts'
import { caseWords } from '../case/words.ts'
import { attempt, proven, remark, type Turn } from '../turn.ts'
import { atendimentoTalkWords } from './words.ts'

/** Why it did not happen, in friendly words and with how the atendimento stands now. */
export async function explainFailure(turn: Turn, id: string, error: DomainError): Promise<CaseEvent> {
  const { failed } = atendimentoTalkWords(turn.language)
  if (error instanceof NotFound) return tellGone(turn, failed.gone)
  if (error.code !== 'not_now') {
    remark(turn, caseWords(turn.language).failed.other)
    return { type: 'failed' }
  }
  const shown = await attempt(turn, () => turn.desk.atendimentos.shown(proven(turn), id))
  if (shown instanceof DomainError) remark(turn, failed.gone)
  else if (error.details.event === 'rate') tellNotRated(turn, shown)
  else remark(turn, failed.notNow(atendimentoWords(turn.language).state[shown.state]))
  return { type: 'failed' }
}
