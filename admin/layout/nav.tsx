import { drawnOnce } from './drawn-once.tsx'
import { Icon } from './icon.tsx'
import { entryOf, type MenuEntry, type MenuGroup, menuOf } from './menu.ts'
import { useShell, useText } from './shell.ts'
import { layoutTexts } from './texts.ts'

/** So many entries are seen at a glance; above them a field narrows them down. */
const AT_A_GLANCE = 12

type Texts = ReturnType<typeof layoutTexts>

const drawn = drawnOnce(200)

/** Kept as text for each kind of reader: every page has it, and drawing it anew would be a tenth of a page's work. */
export function Nav() {
  const { path, paths, signedIn, language } = useShell()
  const t = useText(layoutTexts)
  const menu = menuOf(signedIn, paths)
  const here = entryOf(menu, path)
  const key = [
    language,
    here?.path,
    ...menu.flatMap(({ entries }) => entries.map((entry) => entry.path)),
  ].join()
  return drawn(key, () => <Menu menu={menu} here={here} t={t} />)
}

function Menu({ menu, here, t }: { menu: readonly MenuGroup[]; here: MenuEntry | undefined; t: Texts }) {
  const isLong = menu.reduce((sum, { entries }) => sum + entries.length, 0) > AT_A_GLANCE
  return (
    <nav aria-label={t.mainMenu}>
      {isLong && <Filter t={t} />}
      {menu.map((group) => (
        <Group key={group.text} group={group} here={here} t={t} />
      ))}
    </nav>
  )
}

/** Shown by the script that makes it work. */
function Filter({ t }: { t: Texts }) {
  return (
    <div class="nav-filter" hidden data-nav-filter>
      <div class="input-icon">
        <span class="input-icon-addon">
          <Icon name="filter" />
        </span>
        <input
          type="search"
          class="form-control form-control-sm"
          placeholder={t.filterMenu}
          aria-label={t.filterMenu}
          autocomplete="off"
        />
      </div>
      <p class="nav-nothing" role="status" hidden>
        {t.filterNothing}
      </p>
    </div>
  )
}

type GroupProps = { group: MenuGroup; here: MenuEntry | undefined; t: Texts }

function Group({ group: { text, entries, isFolded }, here, t }: GroupProps) {
  const list = (
    <ul class="nav-list">
      {entries.map((entry) => (
        <Entry key={entry.path} entry={entry} isHere={entry === here} t={t} />
      ))}
    </ul>
  )
  if (!isFolded) {
    return (
      <div class="nav-group">
        <div class="nav-group-title">{t.groups[text]}</div>
        {list}
      </div>
    )
  }
  return (
    <details class="nav-group" data-nav-group={text} open={here !== undefined && entries.includes(here)}>
      <summary class="nav-group-title">
        {t.groups[text]}
        <Icon name="chevron-down" />
      </summary>
      {list}
    </details>
  )
}

type EntryProps = { entry: MenuEntry; isHere: boolean; t: Texts }

function Entry({ entry: { path, text, icon }, isHere, t }: EntryProps) {
  return (
    <li>
      <a
        href={path}
        class={`nav-entry ${isHere ? 'active' : ''}`}
        aria-current={isHere ? 'page' : undefined}
        title={t.nav[text]}
      >
        <Icon name={icon} />
        <span class="nav-words">{t.nav[text]}</span>
      </a>
    </li>
  )
}
