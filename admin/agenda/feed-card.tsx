import { Card, CopyField, Form, Message, Moment, SubmitButton } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import { agendaTexts } from './texts.ts'

/** Since when the reader's calendar has an address; `made`: the address itself, shown once. */
export type ShownFeed = { since: Date | null; made: string | null }

export function FeedCard({ feed: { since, made } }: { feed: ShownFeed }) {
  const t = useText(agendaTexts)
  return (
    <Card title={t.feed} id="feed">
      <p class="text-secondary">{t.feedText}</p>
      {made && (
        <div class="mb-3">
          <Message tone="success">{t.feedOnce}</Message>
          <CopyField label={t.feedAddress} text={made} copy={t.copy} />
        </div>
      )}
      {since && !made && (
        <p>
          {t.feedSince} <Moment date={since} />.
        </p>
      )}
      <div class="btn-list">
        <Form action="/agenda/feed">
          <SubmitButton look="secondary" icon="calendar-share">
            {since ? t.feedRenew : t.feedMake}
          </SubmitButton>
        </Form>
        {since && (
          <Form action="/agenda/feed/revocation">
            <SubmitButton look="ghost" icon="ban">
              {t.feedRevoke}
            </SubmitButton>
          </Form>
        )}
      </div>
    </Card>
  )
}
