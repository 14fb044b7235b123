import { z } from 'zod'
import {
  blame,
  id,
  line,
  optionalId,
  optionalLine,
  optionalParagraph,
  paragraph,
} from '../administration/input.ts'
import { SERVICE_ORDER_RESULTS } from './states.ts'

const LONGEST_VISIT_MS = 24 * 3_600_000
export const MOST_MATERIALS = 100

const task = {
  typeId: id(),
  defectId: optionalId(),
  technicianGroupId: optionalId(),
  reportedDefect: paragraph(5_000),
  address: optionalLine(300),
}

/** What is asked for; `dispatch`: it also goes to the company's field system. */
export const newServiceOrder = z.strictObject({ ...task, dispatch: z.boolean().default(false) })
export type NewServiceOrder = z.input<typeof newServiceOrder>

export const editedServiceOrder = z.strictObject(task)
export type EditedServiceOrder = z.input<typeof editedServiceOrder>

/** Who goes, and from when until when: at most a day. */
export const slot = z
  .strictObject({ technicianId: id(), from: z.date(), until: z.date() })
  .superRefine(({ from, until }, context) => {
    const length = until.getTime() - from.getTime()
    if (length <= 0) blame(context, 'until', 'ends_before_it_begins')
    else if (length > LONGEST_VISIT_MS) blame(context, 'until', 'out_of_range')
  })
export type NewSlot = z.input<typeof slot>

export const why = z.strictObject({ reason: paragraph(1_000) })
export type Why = z.input<typeof why>

/** Up to three decimals, with a point: `12`, `0.5`. */
const quantity = z
  .string()
  .trim()
  .regex(/^\d{1,9}(\.\d{1,3})?$/)
  .refine((text) => Number(text) > 0, { params: { code: 'out_of_range' } })

export const materials = z
  .array(
    z.strictObject({
      name: line(200),
      quantity,
      unit: optionalLine(20),
      serial: optionalLine(100),
    }),
  )
  .max(MOST_MATERIALS)
export type NewMaterial = z.input<typeof materials>[number]

/** What came of the visit (R53). */
export const closing = z.strictObject({
  solution: paragraph(5_000),
  observedDefect: optionalParagraph(2_000),
  foundDefectId: optionalId(),
  result: z.enum(SERVICE_ORDER_RESULTS),
  signatureName: optionalLine(200),
  materials: materials.optional(),
})
export type NewClosing = z.input<typeof closing>
