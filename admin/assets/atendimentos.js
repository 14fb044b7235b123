// What the pages of atendimentos do in the browser: clocks that count down, lists walked with the arrows, tabs.
;(() => {
  const { body } = document

  // ── Clocks: the server says how much is left and when the office is open; only then time passes here ──
  const faces = new WeakMap()

  function faceOf(clock) {
    const known = faces.get(clock)
    if (known) return known
    const face = { ...JSON.parse(clock.dataset.clock), words: JSON.parse(clock.dataset.words) }
    face.since = performance.now()
    faces.set(clock, face)
    return face
  }

  function tick() {
    for (const clock of document.querySelectorAll('[data-clock]')) show(clock, faceOf(clock))
  }

  function show(clock, { at, left, allowance, open, words, since }) {
    const now = at + (performance.now() - since)
    const worked = open.reduce(
      (sum, [from, to]) => sum + Math.max(0, Math.min(to, now) - Math.max(from, at)),
      0,
    )
    const isOpen = open.some(([from, to]) => from <= now && now < to)
    const remains = left - worked
    const kind = remains < 0 ? (isOpen ? 'late' : 'restingLate') : isOpen ? 'left' : 'resting'
    clock.querySelector('[data-clock-words]').textContent = words[kind].replace('…', timeOf(remains))
    clock.classList.toggle('sla-late', remains < 0)
    clock.classList.toggle('sla-near', remains >= 0 && remains < allowance / 4)
  }

  function timeOf(ms) {
    const seconds = Math.floor(Math.abs(ms) / 1_000)
    const hours = Math.floor(seconds / 3_600)
    const minutes = Math.floor(seconds / 60) % 60
    const two = (number) => String(number).padStart(2, '0')
    if (hours > 0) return minutes > 0 ? `${hours} h ${two(minutes)} min` : `${hours} h`
    return minutes > 0 ? `${minutes} min ${two(seconds % 60)} s` : `${seconds} s`
  }

  setInterval(tick, 1_000)
  body.addEventListener('htmx:afterSettle', tick)

  // ── Lists under a field: the arrows walk through the links, typing goes on in the field ──
  document.addEventListener('keydown', (event) => {
    const place = event.target.closest?.('[data-arrows]')
    if (!place || !['ArrowDown', 'ArrowUp', 'Enter'].includes(event.key)) return
    const field = place.querySelector('input[type="search"]')
    const links = [...place.querySelectorAll('a.customer-choice')]
    const at = links.indexOf(event.target.closest('a'))
    if (event.key === 'Enter') {
      // In the field Enter takes the only one there is; with several it goes into the list. Never from an older list.
      if (event.target !== field) return
      event.preventDefault()
      const isOfThis = place.querySelector('[data-found]')?.dataset.found === field.value.trim()
      if (!isOfThis) return
      if (links.length === 1) links[0].click()
      else links[0]?.focus()
      return
    }
    event.preventDefault()
    const next = event.key === 'ArrowDown' ? at + 1 : at - 1
    if (next < 0) field.focus()
    else links[next]?.focus()
  })

  // ── A customer who was added in the dialog is chosen: the dialog has done its work ──
  body.addEventListener('customer-chosen', () => {
    const dialog = document.getElementById('dialog-customer')
    const library = globalThis.tabler ?? globalThis.bootstrap
    if (dialog && library?.Modal) library.Modal.getOrCreateInstance(dialog).hide()
  })
})()
