import type { OperatorActor } from '../actor.ts'
import { isId } from '../database/id.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { Forbidden, NotFound, Refused } from '../errors.ts'
import { keepEdit, tellLivePages } from '../history/edits.ts'
import { wordsOf } from '../history/wording.ts'
import { maySeeAtendimento } from './policy.ts'
import { lockAtendimento } from './row.ts'

/**
 * Changes the words of the last comment (R54): only whoever wrote it may, and only while nothing newer stands above it
 * in the history. Throws NotFound, Forbidden, Refused `comment.not_last`.
 */
export function editComment({ db, clock, live }: Deps) {
  return (by: OperatorActor, id: string, logId: string, text: string): Promise<void> =>
    db.transaction(async (tx) => {
      const row = await lockAtendimento(tx, id)
      if (!maySeeAtendimento(by, row)) throw new NotFound('atendimento')
      const log =
        isId(logId) &&
        (await tx.first<{ id: string; body: string; authorId: string | null; isLast: boolean }>(sql`
          select l.id, l.body, l.author_id, l.id = (
            select e.log_id from event e
            where e.entity = 'atendimento' and e.entity_id = ${id} and e.type <> 'edit' order by e.id desc limit 1
          ) as is_last
          from log l where l.id = ${logId} and l.atendimento_id = ${id}`))
      if (!log) throw new NotFound('log')
      if (log.authorId !== by.id) throw new Forbidden('comment.edit')
      if (!log.isLast) throw new Refused('comment.not_last', { event: 'edit', state: row.state })
      const body = wordsOf({ text })
      if (body === log.body) return
      await keepEdit(tx, 'atendimento', { ...log, caseId: id }, by, body, clock.now())
      tellLivePages(tx, live, 'atendimento', { caseId: id, ...row })
    })
}
