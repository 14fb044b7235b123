import type { ComponentChildren } from 'preact'
import { Avatar } from './components/avatar.tsx'
import { CsrfField } from './components/form.tsx'
import { Icon } from './icon.tsx'
import { Logo } from './logo.tsx'
import { Nav } from './nav.tsx'
import { useShell, useText } from './shell.ts'
import { TasteSwitches } from './taste.tsx'
import { layoutTexts } from './texts.ts'

/** The panel around a page: menu at the side (on a phone behind a button), bar on top. */
export function Workplace({
  wide = false,
  narrow = false,
  children,
}: {
  wide?: boolean
  narrow?: boolean
  children: ComponentChildren
}) {
  const t = useText(layoutTexts)
  return (
    <div class="workplace">
      <a class="skip-link btn btn-primary" href="#content">
        {t.skip}
      </a>
      <aside
        class="sidebar offcanvas-lg offcanvas-start"
        data-bs-theme="dark"
        id="menu"
        tabIndex={-1}
        aria-label={t.menu}
      >
        <div class="sidebar-head">
          <a href="/" class="brand" title="Bote">
            <Logo />
            <span class="nav-words">Bote</span>
          </a>
          <button
            type="button"
            class="btn-close d-lg-none ms-auto"
            data-bs-dismiss="offcanvas"
            data-bs-target="#menu"
            aria-label={t.close}
          />
        </div>
        <Nav />
        <button
          type="button"
          class="sidebar-fold d-none d-lg-flex"
          data-fold-sidebar
          aria-label={t.foldMenu}
          title={t.foldMenu}
        >
          <Icon name="layout-sidebar-left-collapse" />
        </button>
      </aside>
      <div class="workplace-main">
        <TopBar />
        <main
          id="content"
          class={`content ${wide ? 'content-wide' : ''} ${narrow ? 'content-narrow' : ''}`}
          tabIndex={-1}
        >
          {children}
        </main>
      </div>
    </div>
  )
}

/** What the bar on top looks for: tickets, where the company works with them, else atendimentos. */
const SEARCHED = [
  { path: '/tickets', uses: 'tickets', label: 'search', hint: 'searchHint' },
  { path: '/atendimentos', uses: 'atendimentos', label: 'searchCases', hint: 'searchCasesHint' },
] as const

function TopBar() {
  const { signedIn, paths } = useShell()
  const t = useText(layoutTexts)
  const searched = SEARCHED.find(({ path, uses }) => paths.has(path) && signedIn?.uses[uses])
  return (
    <header class="topbar">
      <button
        type="button"
        class="btn btn-icon btn-ghost-secondary d-lg-none"
        data-bs-toggle="offcanvas"
        data-bs-target="#menu"
        aria-controls="menu"
        aria-label={t.menu}
      >
        <Icon name="menu-2" />
      </button>
      {searched && (
        // biome-ignore lint/a11y/useSemanticElements: the search element is not known to all browsers we serve.
        <form method="get" action={searched.path} role="search" class="topbar-search">
          <div class="input-icon">
            <span class="input-icon-addon">
              <Icon name="search" />
            </span>
            <input
              type="search"
              name="q"
              class="form-control"
              placeholder={t[searched.hint]}
              aria-label={t[searched.label]}
              autocomplete="off"
              data-hotkey="/"
            />
          </div>
        </form>
      )}
      <span class="topbar-company">{signedIn?.companyName ?? t.allCompanies}</span>
      <UserMenu />
    </header>
  )
}

function UserMenu() {
  const { signedIn } = useShell()
  const t = useText(layoutTexts)
  if (!signedIn) return null
  const { actor, email, photoId } = signedIn
  return (
    <div class="dropdown">
      <button
        type="button"
        class="user-button"
        data-bs-toggle="dropdown"
        data-bs-auto-close="outside"
        aria-expanded="false"
      >
        <Avatar name={actor.name} photoId={photoId} />
        <span class="visually-hidden">{t.userMenu}: </span>
        <span class="user-words">
          <span class="d-block fw-medium lh-sm">{actor.name}</span>
          <span class="d-block text-secondary small lh-sm">{t.roles[actor.role]}</span>
        </span>
      </button>
      <div class="dropdown-menu dropdown-menu-end user-menu">
        <div class="px-3 py-2 small text-secondary text-break">{email}</div>
        <a class="dropdown-item" href="/profile">
          <Icon name="user" class="dropdown-item-icon" />
          {t.profile}
        </a>
        <a class="dropdown-item" href="/profile/password">
          <Icon name="key" class="dropdown-item-icon" />
          {t.changePassword}
        </a>
        <div class="dropdown-divider" />
        <div class="px-3 py-2">
          <TasteSwitches />
        </div>
        <div class="dropdown-divider" />
        <form method="post" action="/sign-out">
          <CsrfField />
          <button type="submit" class="dropdown-item">
            <Icon name="logout" class="dropdown-item-icon" />
            {t.signOut}
          </button>
        </form>
      </div>
    </div>
  )
}
