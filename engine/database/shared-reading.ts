import type { Queryable } from './query.ts'
import { compile, type Sql } from './sql.ts'

export type SharedReading = <Row, Answer>(
  statement: Sql,
  /** Makes the answer, once for all who share it. It looks at nothing that the statement does not hold. */
  made: (rows: Row[]) => Answer | Promise<Answer>,
) => Promise<Answer>

type Asking = { answer: Promise<unknown>; next?: Promise<unknown> }

/**
 * For what many ask at the same moment, such as a list whenever something on it changes. While a statement is under way,
 * those who ask the same with the same values wait for the next time and share it: nobody is told what was so before
 * they asked. Nobody may change an answer. A failure is shared too, and not kept.
 */
export function sharedReading(db: Pick<Queryable, 'rows'>): SharedReading {
  const underWay = new Map<string, Asking>()

  function ask<Row, Answer>(key: string, statement: Sql, made: (rows: Row[]) => Answer | Promise<Answer>) {
    const answer = db.rows<Row>(statement).then(made)
    const asking: Asking = { answer }
    underWay.set(key, asking)
    const over = () => {
      if (underWay.get(key) === asking) underWay.delete(key)
    }
    answer.then(over, over)
    return answer
  }

  return <Row, Answer>(statement: Sql, made: (rows: Row[]) => Answer | Promise<Answer>) => {
    const { text, values } = compile(statement)
    const key = JSON.stringify([text, values])
    const asking = underWay.get(key)
    if (!asking) return ask(key, statement, made)
    const again = () => ask(key, statement, made)
    asking.next ??= asking.answer.then(again, again)
    return asking.next as Promise<Answer>
  }
}
