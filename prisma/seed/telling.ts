import { type ContactActor, type OperatorActor, sql, type TicketRow } from '#engine'
import type { Administration, Verbs } from './administration.ts'
import { letHappen, type MovableClock } from './happening.ts'
import { CONTACTS } from './people.ts'
import type { Step, Story } from './story.ts'

/** Lets every ticket live as its story says. */
export async function tell(
  engine: Verbs,
  clock: MovableClock,
  stories: readonly Story[],
  desk: Administration,
): Promise<void> {
  const tickets = new Map<Story, TicketRow>()
  await letHappen(engine, clock, stories, async (story, step) => {
    if (step) await perform(engine, desk, tickets, story, step)
    else tickets.set(story, await open(engine, desk, story))
  })
  for (const [story, { id, number }] of tickets) {
    const { state } = await engine.tx.one<{ state: string }>(sql`select state from ticket where id = ${id}`)
    if (state !== story.ends)
      throw new Error(`the story of ${number} (${story.title}) ends ${state}, not ${story.ends}`)
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
