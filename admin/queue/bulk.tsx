import { z } from 'zod'
import { type BulkResult, MOST_AT_ONCE } from '#engine'
import { type Answer, page, redirect } from '../answer.ts'
import { problemWords } from '../error/words.ts'
import { id, ids, text } from '../form/fields.ts'
import { LinkButton, PageHeader, Table } from '../layout/components/index.ts'
import { success } from '../layout/notice.ts'
import { useShell, useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { queueTexts } from './texts.ts'

const assignment = z.strictObject({ ids: ids(MOST_AT_ONCE), operatorId: id(), text: z.string().optional() })
const rejection = z.strictObject({
  ids: ids(MOST_AT_ONCE),
  text: text(20_000),
  operatorId: z.string().optional(),
})

/** Hands the picked tickets to one operator. */
export async function assignMany(visit: Visit): Promise<Answer> {
  const { ids, operatorId } = visit.form(assignment)
  return outcome(visit, await visit.engine.tickets.assignMany(visit.actor, ids, operatorId))
}

/** Closes the picked tickets as rejected, after the dialog has asked. */
export async function rejectMany(visit: Visit): Promise<Answer> {
  const { ids, text } = visit.form(rejection)
  return outcome(visit, await visit.engine.tickets.rejectMany(visit.actor, ids, text))
}

/** All went well: back to the queue. Otherwise a list of what was refused, and why. */
function outcome({ language }: Visit, results: BulkResult[]): Answer {
  const t = queueTexts(language).results
  const refused = results.filter(({ problem }) => problem !== null)
  if (refused.length === 0) return redirect('/tickets', success(t.done(results.length)))
  return page(
    { title: t.title, narrow: true },
    <Outcome done={results.length - refused.length} refused={refused} />,
  )
}

function Outcome({ done, refused }: { done: number; refused: BulkResult[] }) {
  const { results: t } = useText(queueTexts)
  const { language } = useShell()
  const why = ({ problem, number }: BulkResult) => {
    if (!problem || number === null) return t.unknown
    return problem.code.startsWith('ticket.') && !PROBLEMS.includes(problem.code)
      ? t.forbidden
      : problemWords(language, problem.code, problem.details)
  }
  return (
    <>
      <PageHeader title={t.title} subtitle={done > 0 ? t.done(done) : undefined}>
        <LinkButton href="/tickets" icon="arrow-left">
          {t.back}
        </LinkButton>
      </PageHeader>
      <p>{t.refused(refused.length)}</p>
      <div class="card">
        <Table
          caption={t.refused(refused.length)}
          columns={[
            {
              key: 'ticket',
              label: t.ticket,
              cell: ({ id, number }) => (number ? <a href={`/tickets/${id}`}>{number}</a> : t.unknown),
            },
            { key: 'why', label: t.why, cell: why },
          ]}
          rows={refused}
          rowKey={({ id }) => id}
          empty={{ title: '' }}
        />
      </div>
    </>
  )
}

const PROBLEMS = ['ticket.changed', 'ticket.taken']
