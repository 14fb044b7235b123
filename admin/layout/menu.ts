import { mayReadLeads, type OperatorActor, type SignedIn, type Uses } from '#engine'
import { type Access, mayVisit } from '../route.ts'
import type { layoutTexts } from './texts.ts'

type Texts = ReturnType<typeof layoutTexts>

export type MenuEntry = {
  path: string
  text: keyof Texts['nav']
  icon: string
  /** Of use only to who works with it. */
  only?: keyof Uses
  /** For whom; left out: for everybody whose role opens it. */
  may?: (actor: OperatorActor) => boolean
}

export type MenuGroup = {
  text: keyof Texts['groups']
  entries: readonly MenuEntry[]
  /** Set up now and then: folded until it is asked for. */
  isFolded?: boolean
}

/** The menu: what people work with on top, what is set up now and then below. */
const MENU: readonly MenuGroup[] = [
  {
    text: 'work',
    entries: [
      { path: '/tickets', text: 'queue', icon: 'inbox', only: 'tickets' },
      { path: '/tickets/new', text: 'newTicket', icon: 'plus', only: 'tickets' },
      { path: '/atendimentos', text: 'atendimentos', icon: 'lifebuoy', only: 'atendimentos' },
      { path: '/atendimentos/new', text: 'newAtendimento', icon: 'plus', only: 'atendimentos' },
      { path: '/service-orders', text: 'serviceOrders', icon: 'tool', only: 'atendimentos' },
      { path: '/agenda', text: 'agenda', icon: 'calendar-event', only: 'atendimentos' },
      { path: '/stop-notices', text: 'stopNotices', icon: 'plug-connected-x', only: 'atendimentos' },
      { path: '/articles', text: 'articles', icon: 'book' },
      { path: '/canned-texts', text: 'canned', icon: 'message-2-share' },
    ],
  },
  {
    text: 'people',
    entries: [
      { path: '/customers', text: 'customers', icon: 'users' },
      { path: '/contacts', text: 'contacts', icon: 'address-book' },
      { path: '/leads', text: 'leads', icon: 'user-star', only: 'atendimentos', may: mayReadLeads },
      { path: '/contracts', text: 'contracts', icon: 'file-certificate' },
      { path: '/plans', text: 'plans', icon: 'tag' },
      { path: '/person-groups', text: 'personGroups', icon: 'users-group', only: 'atendimentos' },
    ],
  },
  {
    text: 'desk',
    isFolded: true,
    entries: [
      { path: '/companies', text: 'companies', icon: 'building' },
      { path: '/departments', text: 'departments', icon: 'sitemap' },
      { path: '/operators', text: 'operators', icon: 'user-cog' },
      { path: '/calendars', text: 'calendars', icon: 'calendar-time' },
    ],
  },
  {
    text: 'tickets',
    isFolded: true,
    entries: [
      { path: '/subjects', text: 'subjects', icon: 'list-tree', only: 'tickets' },
      { path: '/silence-policies', text: 'silence', icon: 'hourglass', only: 'tickets' },
    ],
  },
  {
    text: 'atendimentos',
    isFolded: true,
    entries: [
      { path: '/processes', text: 'processes', icon: 'route', only: 'atendimentos' },
      { path: '/sla-tables', text: 'slaTables', icon: 'clock-hour-4', only: 'atendimentos' },
      { path: '/classifications', text: 'classifications', icon: 'category', only: 'atendimentos' },
      { path: '/origins', text: 'origins', icon: 'phone-incoming', only: 'atendimentos' },
      { path: '/defects', text: 'defects', icon: 'bug', only: 'atendimentos' },
    ],
  },
  {
    text: 'field',
    isFolded: true,
    entries: [
      { path: '/service-order-types', text: 'orderTypes', icon: 'clipboard-list', only: 'atendimentos' },
      { path: '/technician-groups', text: 'technicianGroups', icon: 'tools', only: 'atendimentos' },
      {
        path: '/access-points',
        text: 'accessPoints',
        icon: 'building-broadcast-tower',
        only: 'atendimentos',
      },
      { path: '/exception-reasons', text: 'exceptionReasons', icon: 'shield-check', only: 'atendimentos' },
    ],
  },
  {
    text: 'system',
    isFolded: true,
    entries: [
      { path: '/channels', text: 'channels', icon: 'plug-connected' },
      { path: '/outside-systems', text: 'outsideSystems', icon: 'api', only: 'atendimentos' },
      { path: '/dead-letters', text: 'deadLetters', icon: 'mailbox-off' },
      { path: '/audit', text: 'audit', icon: 'history' },
    ],
  },
]

/** What of it this person sees: pages that exist, that they may open and that are of use where they work. */
export function menuOf(signedIn: SignedIn | null, paths: ReadonlyMap<string, Access>): MenuGroup[] {
  if (!signedIn) return []
  const { actor, uses } = signedIn
  const isSeen = ({ path, only, may }: MenuEntry) => {
    const access = paths.get(path)
    return (
      access !== undefined && mayVisit(actor.role, access) && (!only || uses[only]) && (!may || may(actor))
    )
  }
  return MENU.map((group) => ({ ...group, entries: group.entries.filter(isSeen) })).filter(
    ({ entries }) => entries.length > 0,
  )
}

/** The entry with the longest path that a page lies under. */
export function entryOf(menu: readonly MenuGroup[], path: string): MenuEntry | undefined {
  return menu
    .flatMap(({ entries }) => entries)
    .filter((entry) => path === entry.path || path.startsWith(`${entry.path}/`))
    .sort((a, b) => b.path.length - a.path.length)[0]
}
