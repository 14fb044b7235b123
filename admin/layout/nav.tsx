import { Icon } from './icon.tsx'
import { entryOf, type MenuEntry, type MenuGroup, menuOf } from './menu.ts'
import { useShell, useText } from './shell.ts'
import { layoutTexts } from './texts.ts'

/** So many entries are seen at a glance; above them a field narrows them down. */
const AT_A_GLANCE = 12

export function Nav() {
  const { path, paths, signedIn } = useShell()
  const t = useText(layoutTexts)
  const menu = menuOf(signedIn, paths)
  const here = entryOf(menu, path)
  const isLong = menu.reduce((sum, { entries }) => sum + entries.length, 0) > AT_A_GLANCE
  return (
    <nav aria-label={t.mainMenu}>
      {isLong && <Filter />}
      {menu.map((group) => (
        <Group key={group.text} group={group} here={here} />
      ))}
    </nav>
  )
}

/** Shown by the script that makes it work. */
function Filter() {
  const t = useText(layoutTexts)
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

function Group({ group: { text, entries, isFolded }, here }: { group: MenuGroup; here?: MenuEntry }) {
  const t = useText(layoutTexts)
  const list = (
    <ul class="nav-list">
      {entries.map((entry) => (
        <Entry key={entry.path} entry={entry} isHere={entry === here} />
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

function Entry({ entry: { path, text, icon }, isHere }: { entry: MenuEntry; isHere: boolean }) {
  const t = useText(layoutTexts)
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
