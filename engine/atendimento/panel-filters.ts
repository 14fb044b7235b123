import { possibleId } from '../administration/input.ts'
import { type Sql, sql } from '../database/sql.ts'
import type { Shelf, ShelfFilters } from '../queue/shelf.ts'
import { ATENDIMENTO_STATES, type AtendimentoState, isEndedAtendimento } from './states.ts'

/** The tabs of the panel. */
export const PANEL_TABS = ['mine', 'unclaimed', 'department', 'viewing', 'finished', 'all'] as const
export type PanelTab = (typeof PANEL_TABS)[number]

/** What the panel is narrowed to. */
export type PanelFilters = Omit<ShelfFilters, 'tab' | 'watched' | 'everywhere'> & {
  tab: PanelTab
  processId?: string | undefined
  /** Only what has used up its time. */
  late?: boolean | undefined
}

const UNCLAIMED = ['registered', 'checked', 'waiting'] as const satisfies readonly AtendimentoState[]

/** The shelf's own tabs, of which the panel's are made. */
const SHELF_TABS = {
  unclaimed: UNCLAIMED,
  open: [...UNCLAIMED, 'claimed', 'paused'],
  finished: ['finished', 'cancelled'],
  all: [],
} as const satisfies Record<string, readonly AtendimentoState[]>
type ShelfTab = keyof typeof SHELF_TABS

export type AtendimentoFilters = ShelfFilters & {
  tab: ShelfTab
  processId?: string | undefined
  late?: boolean | undefined
}

export const ATENDIMENTO_SHELF: Shelf<AtendimentoFilters> = {
  table: 'atendimento',
  rank: 'priority',
  number: 'protocol',
  states: ATENDIMENTO_STATES,
  isEnded: isEndedAtendimento,
  allOpen: "t.state not in ('finished', 'cancelled')",
  tabs: SHELF_TABS,
  conditions({ processId, late }): Sql[] {
    return [
      ...(processId ? [sql`t.process_id = ${possibleId(processId)}`] : []),
      ...(late ? [sql`t.breached_at is not null`] : []),
    ]
  },
}

/** What a tab of the panel asks of the shelf. */
export function shelfFilters({ tab, ...filters }: PanelFilters): AtendimentoFilters {
  switch (tab) {
    case 'mine':
      return { ...filters, tab: 'open', responsible: 'me', everywhere: true }
    case 'viewing':
      return { ...filters, tab: 'open', watched: true, everywhere: true }
    case 'department':
      return { ...filters, tab: 'open' }
    default:
      return { ...filters, tab }
  }
}
