// What pages do in the browser, all by data attributes: the content security policy allows nothing inline.
;(() => {
  const { body } = document

  // ── Toasts ──
  function dismissLater(toast) {
    const isImportant = toast.dataset.toast === 'danger' || toast.dataset.toast === 'warning'
    setTimeout(() => toast.remove(), isImportant ? 15_000 : 6_000)
  }

  function showToast({ kind, text }) {
    const template = document.getElementById(`toast-${kind}`)
    const toast = template?.content.firstElementChild?.cloneNode(true)
    if (!toast) return
    toast.querySelector('[data-toast-text]').textContent = text
    document.getElementById('toasts').append(toast)
    dismissLater(toast)
  }

  for (const toast of document.querySelectorAll('#toasts [data-toast]')) dismissLater(toast)
  body.addEventListener('notice', (event) => showToast(event.detail))

  // ── A photo that does not come leaves the initials behind it ──
  const isMissing = (image) => image.complete && image.naturalWidth === 0
  for (const image of document.querySelectorAll('.avatar > img')) if (isMissing(image)) image.remove()
  const dropMissing = ({ target }) => target.matches?.('.avatar > img') && target.remove()
  document.addEventListener('error', dropMissing, true)

  // ── Clicks ──
  document.addEventListener('click', async (event) => {
    const target = event.target.closest(
      '[data-close-toast], [data-copy], [data-fold-sidebar], [aria-disabled="true"]',
    )
    if (!target) return
    if (target.matches('[aria-disabled="true"]')) event.preventDefault()
    if (target.matches('[data-close-toast]')) target.closest('[data-toast]').remove()
    if (target.matches('[data-fold-sidebar]')) foldSidebar()
    if (target.matches('[data-copy]')) await copy(target)
  })

  async function copy(button) {
    const field = button.parentElement.querySelector('[data-select-all]')
    try {
      await navigator.clipboard.writeText(button.dataset.copy)
      button.classList.add('btn-success')
    } catch {
      // Without https browsers give no clipboard; the text is marked, so that Ctrl+C does it.
      field?.select()
    }
  }

  function foldSidebar() {
    const root = document.documentElement
    const folded = root.dataset.sidebar !== 'folded'
    if (folded) root.dataset.sidebar = 'folded'
    else delete root.dataset.sidebar
    try {
      localStorage.setItem('bote.sidebar', folded ? 'folded' : 'open')
    } catch {}
    openGroups()
  }

  // ── Menu: groups stay as they were left; a word narrows it down ──
  const groups = [...document.querySelectorAll('[data-nav-group]')]
  const isFolded = () => document.documentElement.dataset.sidebar === 'folded'
  const filter = document.querySelector('[data-nav-filter]')
  const sought = filter?.querySelector('input')
  const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  for (const group of groups) {
    const isHere = group.open
    group.dataset.open = String(isHere || openedBefore().includes(group.dataset.navGroup))
    // Only what a person clicks counts, not what a search opens.
    group.firstElementChild.addEventListener('click', () => {
      group.dataset.open = String(!group.open)
      const opened = groups.filter(({ dataset }) => dataset.open === 'true')
      try {
        sessionStorage.setItem('bote.menu', JSON.stringify(opened.map(({ dataset }) => dataset.navGroup)))
      } catch {}
    })
  }
  openGroups()

  function openedBefore() {
    try {
      return JSON.parse(sessionStorage.getItem('bote.menu') ?? '[]')
    } catch {
      return []
    }
  }

  /** Folded, the menu is icons alone: there are no titles to open. */
  function openGroups() {
    const isSearching = Boolean(sought?.value.trim())
    for (const group of groups) group.open = isSearching || isFolded() || group.dataset.open === 'true'
  }

  if (filter) {
    filter.hidden = false
    sought.addEventListener('input', narrow)
    sought.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && sought.value) {
        event.preventDefault()
        event.stopPropagation()
        sought.value = ''
        narrow()
      }
      if (event.key === 'Enter') firstFound()?.click()
    })
  }

  function narrow() {
    const words = plain(sought.value.trim())
    for (const item of document.querySelectorAll('.nav-list > li'))
      item.hidden = !plain(item.textContent).includes(words)
    for (const group of document.querySelectorAll('.nav-group'))
      group.hidden = !group.querySelector('.nav-list > li:not([hidden])')
    filter.querySelector('.nav-nothing').hidden = firstFound() !== null
    openGroups()
  }

  function firstFound() {
    return document.querySelector('.nav-list > li:not([hidden]) > a')
  }

  document.addEventListener('focusin', (event) => {
    if (event.target.matches('[data-select-all]')) event.target.select()
  })

  // ── Tabs ──
  // Where a phone has no room for all of them, the one that is open is in sight.
  document.querySelector('.parts .nav-link.active')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })

  // ── Keys ──
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.target.matches('input, textarea, select, [contenteditable]')) return
    const field = document.querySelector(`[data-hotkey="${CSS.escape(event.key)}"]`)
    if (!field) return
    event.preventDefault()
    field.focus()
  })

  // ── Forms ──
  document.addEventListener('change', (event) => {
    const form = event.target.form
    if (form?.matches('[data-autosubmit]')) form.requestSubmit()
  })

  document.addEventListener('submit', (event) => {
    const form = event.target
    if (form.method !== 'post') return
    if (form.dataset.sending !== undefined) return event.preventDefault()
    // After the browser has gathered the fields, or the pressed button's own value would be lost.
    setTimeout(() => {
      form.dataset.sending = ''
    })
    setTimeout(() => delete form.dataset.sending, 10_000)
  })
  body.addEventListener('htmx:afterRequest', (event) => {
    delete event.target.closest?.('form')?.dataset.sending
  })
  addEventListener('pageshow', () => {
    for (const form of document.querySelectorAll('form[data-sending]')) delete form.dataset.sending
  })

  const firstFault = document.querySelector('[aria-invalid="true"]')
  firstFault?.focus()

  // ── Typed text survives a session that ends meanwhile ──
  const KEPT = 'bote.kept'
  const operator = body.dataset.operator

  function keep(form) {
    const fields = {}
    for (const field of form.elements) {
      const isText = field.matches(
        'textarea, select, input:not([type]), input[type="text"], input[type="email"], input[type="tel"]',
      )
      if (field.name && isText && !field.name.startsWith('_') && !field.readOnly)
        fields[field.name] = field.value
    }
    try {
      const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? '{}')
      kept[form.getAttribute('action')] = { operator, fields }
      sessionStorage.setItem(KEPT, JSON.stringify(kept))
    } catch {}
  }

  function restoreAfterSignIn() {
    try {
      const isBack = sessionStorage.getItem('bote.signed-out') !== null
      const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? '{}')
      sessionStorage.removeItem(KEPT)
      sessionStorage.removeItem('bote.signed-out')
      if (!isBack) return
      for (const form of document.querySelectorAll('form[data-keep]')) {
        const before = kept[form.getAttribute('action')]
        if (before?.operator !== operator) continue
        for (const [name, value] of Object.entries(before.fields)) {
          const field = form.elements.namedItem(name)
          const isOffered = field?.matches?.('select')
            ? [...field.options].some((one) => one.value === value)
            : true
          if (field && 'value' in field && value && isOffered) field.value = value
        }
      }
    } catch {}
  }

  if (document.querySelector('[data-sign-in]')) {
    try {
      const isWaiting = sessionStorage.getItem(KEPT) !== null
      if (isWaiting) {
        sessionStorage.setItem('bote.signed-out', '')
        document.querySelector('.resume-word').hidden = false
      }
    } catch {}
  } else if (operator) {
    restoreAfterSignIn()
    document.addEventListener('input', (event) => {
      const form = event.target.form
      if (form?.matches('[data-keep]')) keep(form)
    })
  }

  // ── htmx ──
  body.addEventListener('htmx:sendError', () => {
    const isPortuguese = document.documentElement.lang !== 'en'
    showToast({
      kind: 'danger',
      text: isPortuguese
        ? 'Sem conexão. Tente de novo em instantes.'
        : 'No connection. Try again in a moment.',
    })
  })

  const tooltips = () => globalThis.tabler?.Tooltip ?? globalThis.bootstrap?.Tooltip

  function enliven(root) {
    for (const element of root.querySelectorAll('[data-bs-toggle="tooltip"]'))
      tooltips()?.getOrCreateInstance(element)
  }
  // One that is shown lies outside of what is swapped, and would stay.
  body.addEventListener('htmx:beforeCleanupElement', ({ target }) =>
    tooltips()?.getInstance(target)?.dispose(),
  )
  body.addEventListener('htmx:load', (event) => {
    enliven(event.target)
    showCurrentTabs(event.target)
  })

  /** Tabs that do not fit scroll: the current one is brought into sight. */
  function showCurrentTabs(root) {
    for (const tab of root.querySelectorAll('.queue-tab.active, .nav-tabs .nav-link.active')) {
      const tabs = tab.closest('.queue-tabs, .nav-tabs')
      const { left, right, width } = tab.getBoundingClientRect()
      const room = tabs.getBoundingClientRect()
      if (left < room.left || right > room.right)
        tabs.scrollLeft += left - room.left - (room.width - width) / 2
    }
  }

  // ── Live: one stream while the page is in sight, because browsers allow few connections to one host. It
  // begins with what changed since the page was drawn ──
  const address = body.dataset.live
  let source

  function connect() {
    if (!address || source || document.hidden) return
    source = new EventSource(address)
    source.addEventListener('change', (event) => announce(JSON.parse(event.data)))
    source.addEventListener('look', () => announce({ kind: 'look', id: '' }))
  }

  function announce(detail) {
    // Lists show cases; how a channel does is nothing to them.
    if (detail.kind !== 'channel') tell('live', detail)
    if (detail.id) tell(`live:${detail.id}`, detail)
    if (detail.kind === 'look') tell('live:look', detail)
  }

  // At once, then at most once a second; the last is never left out (htmx's own throttle leaves it out).
  const PAUSE_MS = 1_000
  const resting = new Map()

  function tell(name, detail) {
    if (resting.has(name)) return resting.set(name, detail)
    resting.set(name, null)
    setTimeout(() => {
      const last = resting.get(name)
      resting.delete(name)
      if (last) tell(name, last)
    }, PAUSE_MS)
    body.dispatchEvent(new CustomEvent(name, { detail }))
  }

  document.addEventListener('visibilitychange', () => {
    if (document.hidden) disconnect()
    else connect()
  })
  function disconnect() {
    source?.close()
    source = undefined
  }

  addEventListener('pagehide', disconnect)
  // A page that "back" brings out of the browser's memory.
  addEventListener('pageshow', connect)
  connect()
})()
