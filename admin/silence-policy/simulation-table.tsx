import type { Course, SimulatedTicket, Simulation } from '#engine'
import { Badge, Card, Message, Moment, Table, type Tone } from '../layout/components/index.ts'
import { useDates, useText } from '../layout/shell.ts'
import { silenceTexts } from './texts.ts'

/** What would close by when, beside what happens as things are (R84). */
export function SimulationTable({
  simulation: { total, differ, overdue, tickets },
}: {
  simulation: Simulation
}) {
  const t = useText(silenceTexts)
  return (
    <Card title={t.simulation} flush>
      <div class="card-body">
        <p class="text-secondary">{t.simulationText}</p>
        {total > 0 && <p class="fw-medium">{t.simulationOf(total, differ)}</p>}
        {overdue > 0 && <Message tone="warning">{t.overdue(overdue)}</Message>}
        {tickets.length < total && <p>{t.firstOnly(tickets.length)}</p>}
      </div>
      <Table
        caption={t.simulation}
        rows={tickets}
        rowKey={(ticket) => ticket.id}
        empty={{ title: t.simulationEmpty, text: t.simulationEmptyText, icon: 'mood-smile' }}
        columns={[
          { key: 'ticket', label: t.ticket, cell: (ticket) => <TicketCell ticket={ticket} /> },
          {
            key: 'since',
            label: t.waitingSince,
            cell: ({ since }) => <Moment date={since} />,
            wideOnly: true,
          },
          {
            key: 'current',
            label: t.currentCourse,
            cell: ({ current }) => <CourseCell course={current} />,
            wideOnly: true,
          },
          {
            key: 'drafted',
            label: t.draftedCourse,
            cell: (ticket) => (
              <>
                <CourseCell course={ticket.drafted} />
                <Difference ticket={ticket} />
              </>
            ),
          },
        ]}
      />
    </Card>
  )
}

function TicketCell({ ticket: { id, number, title, customer, state } }: { ticket: SimulatedTicket }) {
  const t = useText(silenceTexts)
  return (
    <>
      <a href={`/tickets/${id}`} class="fw-medium text-nowrap">
        {number}
      </a>
      <div class="text-break">{title}</div>
      <div class="text-secondary small">
        {customer} · {t.states[state]}
      </div>
    </>
  )
}

function CourseCell({ course: { closesAt, movesAt, follows, reminders } }: { course: Course }) {
  const t = useText(silenceTexts)
  const { date } = useDates()
  if (!closesAt) return <>{t.never}</>
  return (
    <>
      <div>
        {t.closesAt} <Moment date={closesAt} />
      </div>
      <div class="text-secondary small">
        {follows === 'validation' && movesAt && `${t.validationAt} ${date(movesAt)} `}
        {reminders.length > 0 && `${t.remindersAt} ${reminders.map((reminder) => date(reminder)).join(', ')}`}
      </div>
    </>
  )
}

function Difference({ ticket: { current, drafted } }: { ticket: SimulatedTicket }) {
  const t = useText(silenceTexts)
  const before = current.closesAt?.getTime() ?? Number.POSITIVE_INFINITY
  const after = drafted.closesAt?.getTime() ?? Number.POSITIVE_INFINITY
  const [tone, words]: [Tone, string] =
    after === before ? ['neutral', t.same] : after < before ? ['waiting', t.earlier] : ['good', t.later]
  return <Badge tone={tone}>{words}</Badge>
}
