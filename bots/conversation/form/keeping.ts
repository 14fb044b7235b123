import { assign } from 'xstate'
import { chosenFrom, trailWith } from './choosing.ts'
import { grown, rewordedDescription } from './description.ts'
import type { FileNote, Form, Option } from './form.ts'

/** Whatever happens in a form, its own or common to all, by what it may bring. */
type Happening = {
  type: string
  options?: Option[]
  id?: string
  text?: string
  externalId?: string
  files?: FileNote[]
  outcome?: Form['outcome']
}

type Moment = { context: Form; event: Happening }

/** What is asked of the engine, and how a form keeps the answers that all forms ask for. */
export function formActions<Draft extends Form, Event extends Happening>() {
  /** XState ties an action to its machine's own context and events; what is kept here is in every form. */
  const keep = (change: (moment: Moment) => Partial<Form>) =>
    assign<Draft, Event, undefined, Event, never>(
      ({ context, event }) => change({ context, event }) as Partial<Draft>,
    )

  return {
    offerCustomers: () => {},
    keepCustomerChoice: () => {},
    offerDepartments: () => {},
    openCase: () => {},
    beginAnother: () => {},

    keepOffer: keep(({ event }) => (event.options ? { offered: event.options } : {})),
    keepCustomer: keep(({ context, event }) => ({
      customerId: chosenFrom(context, event)?.id ?? null,
      trail: trailWith(context, event, { field: 'customer' }),
    })),
    keepDepartment: keep(({ context, event }) => ({
      department: chosenFrom(context, event),
      trail: trailWith(context, event, { field: 'department' }),
    })),
    keepDescription: keep(({ context, event }) => ({
      ...grown(context, tellingOf(event)),
      files: [...context.files, ...(event.files ?? [])],
      trail: [...context.trail, { field: 'description' }],
    })),
    growDescription: keep(({ context, event }) => (event.text ? grown(context, tellingOf(event)) : {})),
    reword: keep(({ context, event }) => rewordedDescription(context, tellingOf(event))),
    keepFiles: keep(({ context, event }) => ({ files: [...context.files, ...(event.files ?? [])] })),
    takeBackEdit: keep(({ context }) => ({ ...context.beforeEdit, beforeEdit: null })),
    settleEdit: keep(() => ({ beforeEdit: null })),
    keepOutcome: keep(({ event }) => (event.outcome ? { outcome: event.outcome } : {})),
  }
}

export const formGuards = {
  customerIsMissing: ({ context }: Moment) => context.customerId === null,
  departmentIsMissing: ({ context }: Moment) => context.department === null,
  descriptionIsMissing: ({ context }: Moment) => context.description === null,
  hasDescription: ({ context }: Moment) => context.description !== null,
  nothingIsOffered: ({ event }: Moment) => event.options?.length === 0,
  oneIsOffered: ({ event }: Moment) => event.options?.length === 1,
  isOffered: ({ context, event }: Moment) => chosenFrom(context, event) !== null,
  isEditing: ({ context }: Moment) => context.beforeEdit !== null,
  canGoBack: ({ context }: Moment) => context.trail.length > 0,
  hasWords: ({ event }: Moment) => (event.text ?? '').trim() !== '',
  isOpened: ({ event }: Moment) => event.outcome?.kind === 'opened',
}

function tellingOf({ text = '', externalId = '' }: Happening) {
  return { text, externalId }
}
