import { z } from 'zod'
import { Invalid, type Language, SEVERITIES } from '#engine'
import { type Answer, empty, redirect } from '../answer.ts'
import { dialogForms } from '../case/dialog-form.ts'
import { choice, day, id, longText, noFields, optionalId, optionalText, text, whole } from '../form/fields.ts'
import { success } from '../layout/notice.ts'
import { queueTexts } from '../queue/texts.ts'
import type { Visit } from '../visit.ts'
import { ticketPage } from './page.tsx'
import { ticketTexts } from './texts.ts'

const version = whole(1, 2 ** 31 - 1)
const dialog = dialogForms('/tickets', ticketPage)

/** The operator makes it theirs; from the queue the page stays where it is. */
export async function take(visit: Visit): Promise<Answer> {
  visit.form(noFields)
  const { number } = await visit.engine.tickets.take(visit.actor, visit.id())
  if (visit.isPartial) {
    return empty({ notice: success(queueTexts(visit.language).taken(number)), events: { live: {} } })
  }
  return done(visit, 'take')
}

export async function estimate(visit: Visit): Promise<Answer> {
  visit.form(noFields)
  await visit.engine.tickets.estimate(visit.actor, visit.id())
  return done(visit, 'estimate')
}

export async function resume(visit: Visit): Promise<Answer> {
  visit.form(noFields)
  await visit.engine.tickets.resume(visit.actor, visit.id())
  return done(visit, 'resume')
}

export const assign = dialog(
  'assign',
  z.strictObject({ assignee: id(), version }),
  async (visit, { assignee, version }) => {
    await visit.engine.tickets.assign(visit.actor, visit.id(), { operatorId: assignee, version })
    const operators = await visit.engine.operators.colleagues(visit.actor)
    const { done } = ticketTexts(visit.language)
    return done.assign(operators.find((operator) => operator.id === assignee)?.name ?? '')
  },
)

export const handOver = dialog(
  'handOver',
  z.strictObject({
    team: choice(['support', 'development', 'quality']),
    departmentId: optionalId(),
    operatorId: z.union([z.literal('nobody'), optionalId()]),
    justification: text(200),
    version,
  }),
  async (visit, { departmentId, operatorId, ...input }) => {
    await visit.engine.tickets.handOver(visit.actor, visit.id(), {
      ...input,
      ...(departmentId ? { departmentId } : {}),
      ...(operatorId ? { operatorId: operatorId === 'nobody' ? null : operatorId } : {}),
    })
    return ticketTexts(visit.language).done.handOver
  },
)

export const propose = dialog(
  'propose',
  z.strictObject({ hours: text(20), price: text(30), validUntil: day(), body: longText(20_000) }),
  async (visit, { hours, price, validUntil, body }) => {
    await visit.engine.tickets.propose(visit.actor, visit.id(), {
      hours: decimal(hours, visit.language),
      price: decimal(price, visit.language),
      validUntil: endOfDay(validUntil, visit.timeZone),
      body,
    })
    return ticketTexts(visit.language).done.propose
  },
)

export const reject = dialog(
  'reject',
  z.strictObject({ why: longText(20_000), duplicateOf: optionalId(), version }),
  async (visit, { why, duplicateOf, version }) => {
    await visit.engine.tickets.reject(visit.actor, visit.id(), {
      text: why,
      version,
      ...(duplicateOf ? { duplicateOf } : {}),
    })
    return ticketTexts(visit.language).done.reject
  },
)

export const reclassify = dialog(
  'reclassify',
  z.strictObject({ severity: choice(SEVERITIES), reason: optionalText(500) }),
  async (visit, { severity, reason }) => {
    await visit.engine.tickets.reclassify(visit.actor, visit.id(), {
      severity,
      ...(reason ? { reason } : {}),
    })
    return ticketTexts(visit.language).done.reclassify
  },
)

function done(visit: Visit, verb: 'take' | 'estimate' | 'resume'): Answer {
  return redirect(`/tickets/${visit.id()}`, success(ticketTexts(visit.language).done[verb]))
}

/** `1.250,50` in Portuguese, `1,250.50` in English → `1250.50`. What is no number stays, and the engine says so. */
export function decimal(typed: string, language: Language): string {
  const [thousands, point] = language === 'pt' ? ['.', ','] : [',', '.']
  const bare = typed.replace(/\s/g, '')
  const grouped = new RegExp(`^\\d{1,3}(\\${thousands}\\d{3})+(\\${point}\\d+)?$`)
  if (grouped.test(bare)) return bare.replaceAll(thousands, '').replace(point, '.')
  return bare.replace(',', '.')
}

/** The last second of a day in the company's zone: a proposal valid until the 10th is valid all that day. */
function endOfDay(date: string, timeZone: string): Date {
  const noon = new Date(`${date}T12:00:00Z`)
  if (Number.isNaN(noon.getTime())) throw new Invalid('proposal', { fields: { validUntil: 'not_date' } })
  const offset = offsetOf(noon, timeZone)
  return new Date(Date.parse(`${date}T23:59:59Z`) - offset)
}

/** How far the zone's clocks are ahead of UTC at that moment, in ms. */
function offsetOf(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(at)
  const part = (type: string) => parts.find((found) => found.type === type)?.value ?? '00'
  const local = `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}Z`
  return Date.parse(local) - at.getTime()
}
