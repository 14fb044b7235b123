import { mayVisit } from '../route.ts'
import { Icon } from './icon.tsx'
import { useShell, useText } from './shell.ts'
import { layoutTexts } from './texts.ts'

type Texts = ReturnType<typeof layoutTexts>
type Entry = { path: string; text: keyof Texts['nav']; icon: string }

/** The menu. An entry shows when its page exists and the person may open it. */
const GROUPS: { text: keyof Texts['groups']; entries: Entry[] }[] = [
  {
    text: 'work',
    entries: [
      { path: '/tickets', text: 'queue', icon: 'inbox' },
      { path: '/tickets/new', text: 'newTicket', icon: 'plus' },
      { path: '/service-orders', text: 'serviceOrders', icon: 'tool' },
      { path: '/agenda', text: 'agenda', icon: 'calendar-event' },
      { path: '/articles', text: 'articles', icon: 'book' },
      { path: '/canned-texts', text: 'canned', icon: 'message-2-share' },
    ],
  },
  {
    text: 'people',
    entries: [
      { path: '/customers', text: 'customers', icon: 'users' },
      { path: '/contacts', text: 'contacts', icon: 'address-book' },
      { path: '/contracts', text: 'contracts', icon: 'file-certificate' },
      { path: '/plans', text: 'plans', icon: 'tag' },
    ],
  },
  {
    text: 'administration',
    entries: [
      { path: '/companies', text: 'companies', icon: 'building' },
      { path: '/departments', text: 'departments', icon: 'sitemap' },
      { path: '/subjects', text: 'subjects', icon: 'list-tree' },
      { path: '/operators', text: 'operators', icon: 'user-cog' },
      { path: '/calendars', text: 'calendars', icon: 'calendar-time' },
      { path: '/silence-policies', text: 'silence', icon: 'hourglass' },
      { path: '/channels', text: 'channels', icon: 'plug-connected' },
      { path: '/outside-systems', text: 'outsideSystems', icon: 'api' },
      { path: '/dead-letters', text: 'deadLetters', icon: 'mailbox-off' },
      { path: '/audit', text: 'audit', icon: 'history' },
    ],
  },
]

export function Nav() {
  const { path, paths, signedIn } = useShell()
  const t = useText(layoutTexts)
  const role = signedIn?.actor.role ?? null
  const open = ({ path }: Entry) => {
    const access = paths.get(path)
    return access !== undefined && mayVisit(role, access)
  }
  const here = currentEntry(path)
  return (
    <nav aria-label={t.mainMenu}>
      {GROUPS.filter(({ entries }) => entries.some(open)).map((group) => (
        <div class="nav-group" key={group.text}>
          <div class="nav-group-title">{t.groups[group.text]}</div>
          <ul class="nav-list">
            {group.entries.filter(open).map((entry) => (
              <li key={entry.path}>
                <a
                  href={entry.path}
                  class={`nav-entry ${entry === here ? 'active' : ''}`}
                  aria-current={entry === here ? 'page' : undefined}
                  title={t.nav[entry.text]}
                >
                  <Icon name={entry.icon} />
                  <span class="nav-words">{t.nav[entry.text]}</span>
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}

/** The entry with the longest path that this page lies under. */
function currentEntry(path: string): Entry | undefined {
  return GROUPS.flatMap(({ entries }) => entries)
    .filter((entry) => path === entry.path || path.startsWith(`${entry.path}/`))
    .sort((a, b) => b.path.length - a.path.length)[0]
}
