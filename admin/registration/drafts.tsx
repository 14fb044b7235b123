import { z } from 'zod'
import { type Answer, empty, redirect } from '../answer.ts'
import { id } from '../form/fields.ts'
import { Card, CsrfField, LinkButton } from '../layout/components/index.ts'
import { success } from '../layout/notice.ts'
import { useDates, useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { halfRegistration } from './form.ts'
import { registrationTexts } from './texts.ts'

export type Unsent = Awaited<ReturnType<Visit['engine']['drafts']['unsent']>>

/** What was typed so far; the page sends it now and then. */
export async function saveRegistration({ engine, actor, ...visit }: Visit): Promise<Answer> {
  const { draft, replaces, ...values } = visit.form(halfRegistration)
  await engine.drafts.save(actor, 'registration', draft, values)
  if (replaces) await engine.drafts.drop(actor, 'registration', replaces)
  return empty()
}

export async function discardRegistration({ engine, actor, language, ...visit }: Visit): Promise<Answer> {
  const { draft } = visit.form(z.strictObject({ draft: id() }))
  await engine.drafts.drop(actor, 'registration', draft)
  return redirect('/atendimentos/new', success(registrationTexts(language).drafts.discarded))
}

/** Begun and not sent: to go on with, or to throw away. */
export function UnsentDrafts({ unsent }: { unsent: Unsent }) {
  const { drafts: t } = useText(registrationTexts)
  const { ago } = useDates()
  if (unsent.length === 0) return null
  return (
    <Card title={t.title}>
      <ul class="unsent-list">
        {unsent.map(({ id, values, updatedAt }) => (
          <li key={id}>
            <div class="unsent-words">
              <div class="fw-medium">{values.customerName || t.nobody}</div>
              <div class="text-secondary text-truncate">{values.report}</div>
              <div class="text-secondary small">{t.saved(ago(updatedAt))}</div>
            </div>
            <div class="btn-list">
              <LinkButton href={`/atendimentos/new?draft=${id}`} small>
                {t.resume}
              </LinkButton>
              <form method="post" action="/atendimentos/new/discarding">
                <CsrfField />
                <input type="hidden" name="draft" value={id} />
                <button type="submit" class="btn btn-sm btn-ghost-secondary">
                  {t.discard}
                </button>
              </form>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}
