import { type AtendimentoRow, type ContactActor, type OperatorActor, sql } from '#engine'
import type { Verbs } from './administration.ts'
import type { Case, CaseStep } from './case-story.ts'
import { letHappen, type MovableClock } from './happening.ts'
import type { ProviderDesk } from './provider-administration.ts'
import { PROVIDER_EVENTS, type ProviderEvent } from './provider-events.ts'
import { CASES } from './provider-stories.ts'
import { workingDayAfter } from './timeline.ts'

/** What a case has come to: the row, and the service order that its steps are about. */
type Told = { id: string; protocol: string; orderId: string | null }

/** Lets every atendimento live as its story says, and what happens around them. */
export async function tellCases(engine: Verbs, clock: MovableClock, desk: ProviderDesk): Promise<void> {
  const cases = new Map<Case, Told>()
  await letHappen<Case | ProviderEvent>(
    engine,
    clock,
    [...CASES, ...PROVIDER_EVENTS],
    async (story, step) => {
      if ('happens' in story) return story.happens(engine, desk)
      if (step) return perform(engine, desk, caseOf(cases, story), story, step as CaseStep)
      const { id, protocol } = await begin(engine, desk, story)
      cases.set(story, { id, protocol, orderId: null })
    },
  )
  for (const [story, { id, protocol }] of cases) {
    const { state } = await engine.tx.one<{ state: string }>(
      sql`select state from atendimento where id = ${id}`,
    )
    if (state !== story.ends)
      throw new Error(`the story of ${protocol} (${story.report}) ends ${state}, not ${story.ends}`)
  }
}

async function begin(engine: Verbs, desk: ProviderDesk, story: Case): Promise<AtendimentoRow> {
  const { report, contato } = story
  const { id: customerId, connectionIds } = desk.customers[story.customer]
  const connectionId = connectionIds[story.connection ?? 0] ?? null
  if (contato) {
    const departmentId = desk.sectors[contato]
    return engine.atendimentos.contato(contactOf(desk, story), {
      ...{ customerId, departmentId, connectionId },
      text: report,
    })
  }
  const by = desk.operators[story.from ?? 'bruno']
  return engine.atendimentos.register(by, {
    ...{ customerId, connectionId, report },
    contactId: story.by ? desk.contacts[story.by].id : null,
    originId: desk.origins[story.origin ?? 'telefone'],
    technicianId: story.technician ? desk.operators[story.technician].id : null,
    departmentId: desk.sectors[story.sector ?? 'suporte'],
    channel: 'phone',
    ...(story.lead ? { leadId: await leadOf(engine, story.lead) } : {}),
  })
}

async function perform(
  engine: Verbs,
  desk: ProviderDesk,
  told: Told,
  story: Case,
  step: CaseStep,
): Promise<void> {
  const { atendimentos: verbs, expressChecks, connections } = engine
  const { id } = told
  const by = () => desk.operators[step.who as keyof ProviderDesk['operators']] as OperatorActor
  switch (step.verb) {
    case 'check':
      await expressChecks.refresh(by(), id)
      break
    case 'start':
      await verbs.start(by(), id, {
        processId: desk.processes[step.process],
        classificationId: desk.classifications[step.classification],
        notificationLevel: step.level,
      })
      break
    case 'claim':
    case 'resume':
      await verbs[step.verb](by(), id)
      break
    case 'next':
      await verbs.nextSubprocess(by(), id)
      break
    case 'note':
    case 'comment':
      await verbs.comment(by(), id, {
        text: step.text,
        visibility: step.verb === 'note' ? 'private' : 'public',
      })
      break
    case 'ask':
      await verbs.pause(by(), id, { text: step.text })
      break
    case 'cancel':
      await verbs.cancel(by(), id, { reason: step.text })
      break
    case 'include':
      await verbs.includeViewer(by(), id, { operatorId: desk.operators[step.operator].id })
      break
    case 'write':
      await verbs.write(contactOf(desk, story), id, { text: step.text })
      break
    case 'rate':
      await verbs.rate(contactOf(desk, story), id, {
        value: step.value,
        ...(step.text ? { comment: step.text } : {}),
      })
      break
    case 'unblock':
      await connections.unblock(by(), connectionOf(desk, story), {}, { atendimentoId: id })
      break
    case 'protect': {
      const until = workingDayAfter(engine.clock.now(), step.days, '12:00').toISOString().slice(0, 10)
      const exception = { until, reasonId: desk.promise, kind: 'default' as const, note: step.text }
      await connections.exceptions.add(by(), connectionOf(desk, story), exception, { atendimentoId: id })
      break
    }
    case 'finish':
      await verbs.finish(by(), id, {
        classificationId: desk.classifications[step.classification],
        ratingAsked: step.asks,
        ...(step.defect ? { defectId: desk.defects[step.defect] } : {}),
        comment: { text: step.text, visibility: 'public' },
      })
      break
    default:
      await performOrder(engine, desk, told, by(), step)
  }
}

type OrderStep = Extract<CaseStep, { verb: 'order' | 'plan' | 'unplan' | 'dropOrder' | 'begin' | 'close' }>

async function performOrder(
  { serviceOrders: verbs, clock }: Verbs,
  desk: ProviderDesk,
  told: Told,
  by: OperatorActor,
  step: OrderStep,
): Promise<void> {
  const orderId = told.orderId ?? ''
  switch (step.verb) {
    case 'order': {
      const { id } = await verbs.create(by, told.id, {
        typeId: desk.orderTypes[step.type],
        defectId: desk.defects[step.defect],
        technicianGroupId: desk.groups[step.group],
        reportedDefect: step.text,
      })
      told.orderId = id
      break
    }
    case 'plan': {
      const from = workingDayAfter(clock.now(), step.days, step.time)
      const until = new Date(from.getTime() + step.minutes * 60_000)
      await verbs.schedule(by, orderId, { technicianId: desk.operators[step.technician].id, from, until })
      break
    }
    case 'unplan':
      await verbs.cancelSchedule(by, orderId, { reason: step.text })
      break
    case 'dropOrder':
      await verbs.cancel(by, orderId, { reason: step.text })
      break
    case 'begin':
      await verbs.start(by, orderId)
      break
    case 'close':
      await verbs.close(by, orderId, {
        solution: step.text,
        foundDefectId: desk.defects[step.defect],
        result: 'solved',
        materials: step.materials.map(([name, quantity]) => ({ name, quantity })),
      })
      break
  }
}

function contactOf(desk: ProviderDesk, { by, report }: Case): ContactActor {
  const actor = by ? desk.contacts[by].actor : null
  if (!actor) throw new Error(`nobody can write about "${report}"`)
  return actor
}

function connectionOf(desk: ProviderDesk, { customer, connection = 0 }: Case): string {
  return desk.customers[customer].connectionIds[connection] ?? ''
}

async function leadOf({ tx }: Verbs, name: string): Promise<string> {
  const { id } = await tx.one<{ id: string }>(sql`select id from lead where name = ${name}`)
  return id
}

function caseOf(cases: Map<Case, Told>, story: Case): Told {
  const told = cases.get(story)
  if (!told) throw new Error(`${story.report} has not begun yet`)
  return told
}
