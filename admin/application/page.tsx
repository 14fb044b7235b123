import type { Shift, Shifts } from '#engine'
import { type Answer, page } from '../answer.ts'
import type { Draft } from '../form/submission.ts'
import {
  Badge,
  Card,
  EmptyState,
  Form,
  LinkButton,
  Message,
  Moment,
  PageHeader,
  SubmitButton,
  Table,
} from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import { ticketVocabulary } from '../ticket/words.ts'
import type { Visit } from '../visit.ts'
import { applicationTexts } from './texts.ts'

type Facts = {
  /** The policy or calendar whose rules changed, and its page. */
  name: string
  path: string
  shifts: Shifts
  mayApply: boolean
  draft: Draft
}

/** Which dates of tickets that wait already would change, from what to what; applying them is an act of its own (F66). */
export function applicationPage({ language }: Visit, facts: Facts): Answer {
  const t = applicationTexts(language)
  return page(`${t.title} · ${facts.name}`, <Application {...facts} />)
}

function Application({ name, path, shifts: { total, differ, overdue, shifts }, mayApply, draft }: Facts) {
  const t = useText(applicationTexts)
  return (
    <>
      <PageHeader title={t.title} subtitle={t.text} back={{ href: path, label: name }} />
      <Form action={`${path}/application`} draft={draft} once>
        {differ === 0 ? (
          <Card>
            <EmptyState
              title={t.noneTitle}
              text={t.noneText(total)}
              icon="calendar-check"
              action={<LinkButton href={path}>{t.back}</LinkButton>}
            />
          </Card>
        ) : (
          <Card
            title={t.summary(total, differ)}
            flush
            footer={
              <div class="btn-list justify-content-end">
                <LinkButton href={path}>{t.back}</LinkButton>
                {mayApply && <SubmitButton icon="calendar-repeat">{t.apply(differ)}</SubmitButton>}
              </div>
            }
          >
            {(overdue > 0 || shifts.length < differ) && (
              <div class="card-body">
                {overdue > 0 && <Message tone="warning">{t.overdue(overdue)}</Message>}
                {shifts.length < differ && <p class="text-secondary mb-0">{t.firstOnly(shifts.length)}</p>}
              </div>
            )}
            <ShiftTable shifts={shifts} />
          </Card>
        )}
      </Form>
    </>
  )
}

function ShiftTable({ shifts }: { shifts: readonly Shift[] }) {
  const t = useText(applicationTexts)
  return (
    <Table
      caption={t.title}
      rows={shifts}
      rowKey={({ id }) => id}
      empty={{ title: t.noneTitle }}
      columns={[
        { key: 'ticket', label: t.ticket, cell: (shift) => <TicketCell shift={shift} /> },
        { key: 'what', label: t.what, cell: ({ of }) => t.of[of], wideOnly: true },
        { key: 'told', label: t.told, cell: ({ told }) => <When date={told} />, wideOnly: true },
        { key: 'anew', label: t.anew, cell: (shift) => <NewDate shift={shift} /> },
      ]}
    />
  )
}

function TicketCell({ shift: { id, number, title, customer, state } }: { shift: Shift }) {
  const { state: states } = useText(ticketVocabulary)
  return (
    <>
      <a href={`/tickets/${id}`} class="fw-medium text-nowrap">
        {number}
      </a>
      <div class="text-break">{title}</div>
      <div class="text-secondary small">
        {customer} · {states[state]}
      </div>
    </>
  )
}

/** On a phone it holds the whole story. */
function NewDate({ shift: { of, told, anew } }: { shift: Shift }) {
  const t = useText(applicationTexts)
  const isLater =
    (anew?.getTime() ?? Number.POSITIVE_INFINITY) > (told?.getTime() ?? Number.POSITIVE_INFINITY)
  return (
    <>
      <div class="small d-md-none">{t.of[of]}</div>
      <div class="small text-secondary text-decoration-line-through d-md-none">
        <When date={told} />
      </div>
      <div class="fw-medium">
        <When date={anew} />
      </div>
      <Badge tone={isLater ? 'good' : 'waiting'}>{isLater ? t.later : t.earlier}</Badge>
    </>
  )
}

function When({ date }: { date: Date | null }) {
  const t = useText(applicationTexts)
  return date ? <Moment date={date} /> : <span class="text-secondary">{t.never}</span>
}
