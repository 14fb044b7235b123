import { type ContactActor, type OperatorActor, sql, type TicketNews, type TicketRow } from '#engine'
import type { Administration, Verbs } from './administration.ts'
import { CONTACTS } from './people.ts'
import type { Step, Story } from './story.ts'
import { timeline } from './timeline.ts'

type MovableClock = { now(): Date; set(date: Date): void }

/** Lets every story happen, with the clock at the hour of each step, and every deadline on its way. */
export async function tell(
  engine: Verbs,
  clock: MovableClock,
  stories: readonly Story[],
  desk: Administration,
): Promise<void> {
  const now = clock.now()
  const tickets = new Map<Story, TicketRow>()
  for (const { at, story, step } of timeline(stories, now)) {
    await fireUntil(engine, clock, at)
    clock.set(at)
    if (step) await perform(engine, desk, tickets, story, step)
    else tickets.set(story, await open(engine, desk, story))
  }
  await fireUntil(engine, clock, now)
  clock.set(now)
  for (const [story, { id, number }] of tickets) {
    const { state } = await engine.tx.one<{ state: string }>(sql`select state from ticket where id = ${id}`)
    if (state !== story.ends)
      throw new Error(`the story of ${number} (${story.title}) ends ${state}, not ${story.ends}`)
  }
  await sendPast(engine)
}

/** Deadlines come in between: reminders, the step to validation, closing for silence. */
async function fireUntil(engine: Verbs, clock: MovableClock, until: Date): Promise<void> {
  for (;;) {
    const due = await engine.tx.first<{
      entity: string
      entityId: string
      name: string
      event: unknown
      dueAt: Date
    }>(
      sql`select entity, entity_id, name, event, due_at from timer where due_at <= ${until} order by due_at limit 1`,
    )
    if (!due) return
    clock.set(due.dueAt)
    await engine.tickets.fireTimer(engine.tx, due)
  }
}

async function open(engine: Verbs, desk: Administration, story: Story): Promise<TicketRow> {
  const contact = desk.contacts[story.by]
  const customer = desk.customers[story.customer ?? CONTACTS[story.by].customers[0]]
  const subject = desk.subjects.get(story.subject)
  if (!subject) throw new Error(`there is no subject ${story.subject}`)
  const answers = Object.entries(story.answers ?? {}).map(([beginning, value]) => {
    const question = subject.questions.find((each) => each.question.startsWith(beginning))
    if (!question) throw new Error(`${story.subject} does not ask "${beginning} …"`)
    return { questionId: question.id, value, unknown: value === null }
  })
  return engine.tickets.open(story.phone ? desk.operators[story.phone] : contactOf(desk, story), {
    customerId: customer,
    departmentId: subject.departmentId,
    subjectId: subject.id,
    title: story.title,
    description: story.text,
    ...(story.phone ? { contactId: contact.id, channel: 'phone' as const } : {}),
    ...(story.version ? { productVersion: story.version } : {}),
    answers,
  })
}

async function perform(
  engine: Verbs,
  desk: Administration,
  tickets: Map<Story, TicketRow>,
  story: Story,
  step: Step,
): Promise<void> {
  const { tickets: verbs } = engine
  const { id } = ticketOf(tickets, story)
  const operator = () => desk.operators[step.who as keyof Administration['operators']] as OperatorActor
  const customer = () => contactOf(desk, story)
  switch (step.verb) {
    case 'take':
    case 'estimate':
    case 'resume':
      await verbs[step.verb](operator(), id)
      break
    case 'ask':
    case 'solve':
    case 'note':
      await verbs[step.verb](operator(), id, { text: step.text })
      break
    case 'write':
      await verbs.write(step.who === 'customer' ? customer() : operator(), id, { text: step.text })
      break
    case 'approve':
    case 'keepOpen':
      await verbs[step.verb](customer(), id)
      break
    case 'refuse':
    case 'approveWithRestrictions':
    case 'cancel':
      await verbs[step.verb](customer(), id, { text: step.text })
      break
    case 'reject': {
      const [, original] = [...tickets].find(([{ key }]) => key && key === step.duplicateOf) ?? []
      await verbs.reject(operator(), id, {
        text: step.text,
        ...(original ? { duplicateOf: original.id } : {}),
      })
      break
    }
    case 'handOver':
      await verbs.handOver(operator(), id, {
        team: step.team,
        justification: step.justification,
        operatorId: step.to && desk.operators[step.to].id,
      })
      break
    case 'propose': {
      const { hours, price, text, days } = step
      const validUntil = new Date(engine.clock.now().getTime() + days * 86_400_000)
      await verbs.propose(operator(), id, { hours, price, body: text, validUntil })
      break
    }
    case 'acceptProposal':
      await verbs.approveProposal(customer(), id, { proposalId: await proposalOf(engine, id) })
      break
    case 'refuseProposal':
      await verbs.refuseProposal(customer(), id, {
        proposalId: await proposalOf(engine, id),
        text: step.text,
      })
      break
    case 'reclassify':
      await verbs.reclassify(operator(), id, { severity: step.severity, reason: step.reason })
      break
    case 'rate':
      await verbs.rate(customer(), id, {
        mark: step.mark,
        ...(step.comment ? { comment: step.comment } : {}),
      })
      break
  }
}

function contactOf(desk: Administration, story: Story): ContactActor {
  const { actor } = desk.contacts[story.by]
  if (!actor) throw new Error(`${story.by} has no chat to write in`)
  return actor
}

function ticketOf(tickets: Map<Story, TicketRow>, story: Story): TicketRow {
  const ticket = tickets.get(story)
  if (!ticket) throw new Error(`${story.title} was not opened yet`)
  return ticket
}

async function proposalOf(engine: Verbs, ticketId: string): Promise<string> {
  const { proposalId } = await engine.tx.one<{ proposalId: string }>(
    sql`select proposal_id from ticket where id = ${ticketId}`,
  )
  return proposalId
}

/** What still waits for an answer: its notice lies in the customer's chat when the demo begins. */
const STILL_ASKED: readonly TicketNews[] = ['solved', 'asked', 'proposed', 'validation']

/**
 * The notices of the past were sent in their time; nobody wants six weeks of them at once. What the customer is asked
 * now stays to be delivered by the bot.
 */
async function sendPast({ tx }: Verbs): Promise<void> {
  const asked = STILL_ASKED.map((news) => `ticket.${news}`)
  await tx.query(sql`
    with last as (
      select distinct on (ticket_id, chat_id) m.id from outbox_message m
      join ticket t on t.id = m.ticket_id and t.ball = 'customer'
      where m.channel = 'telegram' and m.kind = any(${asked})
      order by m.ticket_id, m.chat_id, m.id desc
    )
    update outbox_message m set created_at = e.at,
      state = case when m.state = 'queued' and m.id not in (select id from last) then 'sent' else m.state end,
      sent_at = case when m.state = 'queued' and m.id not in (select id from last) then e.at + interval '2 s' end
    from event e
    where e.id = m.event_id`)
  // Nobody at the demo desk has been welcomed or mailed for real.
  await tx.query(sql`
    update outbox_message set state = 'sent', sent_at = created_at where state = 'queued' and channel = 'email'`)
}
