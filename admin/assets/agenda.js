// The agenda in the browser: visits drawn along the hours, and moved by dragging or with Shift and the arrow keys.
// Without this file it is a list with a form for each visit.
;(() => {
  const { body } = document
  const STEP = 15
  const DAY = 1_440
  let dragged = null
  let pending = null

  // ── Places ──
  function place(root) {
    for (const grid of root.querySelectorAll('[data-agenda]')) {
      const { from, until } = grid.dataset
      grid.style.setProperty('--start', from)
      grid.style.setProperty('--length', until - from)
      for (const item of grid.querySelectorAll('[data-from]'))
        put(item, item.dataset.from, item.dataset.minutes)
      grid.classList.add('is-placed')
      grid.closest('#agenda')?.classList.add('is-movable')
    }
  }

  function put(item, from, minutes) {
    item.style.setProperty('--from', from)
    if (minutes) item.style.setProperty('--minutes', minutes)
  }

  place(document)
  body.addEventListener('htmx:load', ({ target }) => place(target.parentElement ?? target))
  // What is being moved must not be swapped away under the hand.
  body.addEventListener('htmx:beforeSwap', (event) => {
    if ((dragged || pending) && event.detail.target.id === 'agenda') event.detail.shouldSwap = false
  })

  // ── A visit finds another time ──
  function clock(minute) {
    const hours = String(Math.floor(minute / 60)).padStart(2, '0')
    return `${hours}:${String(minute % 60).padStart(2, '0')}`
  }

  function snapped(minute, minutes) {
    const nearest = Math.round(minute / STEP) * STEP
    return Math.max(0, Math.min(nearest, DAY - minutes))
  }

  function move(card, column, from) {
    const { move: id, version, minutes } = card.dataset
    const { technician, day } = column.dataset
    document.getElementById('agenda-problem').replaceChildren()
    globalThis.htmx.ajax('POST', `/agenda/moves/${id}`, {
      values: { technicianId: technician, day, time: clock(from), minutes, version },
      target: '#agenda-problem',
    })
  }

  function minuteAt(column, y) {
    const grid = column.closest('[data-agenda]')
    const { top, height } = column.getBoundingClientRect()
    const { from, until } = grid.dataset
    return Number(from) + ((y - top) / height) * (until - from)
  }

  // ── By hand ──
  const ghost = document.createElement('li')
  ghost.className = 'agenda-ghost'
  ghost.setAttribute('aria-hidden', 'true')

  function isDrawn(column) {
    return getComputedStyle(column).position === 'relative'
  }

  document.addEventListener('dragstart', (event) => {
    const card = event.target.closest?.('[data-move]')
    if (!card) return
    const column = card.closest('[data-column]')
    const grabbed = column ? minuteAt(column, event.clientY) - Number(card.dataset.from) : 0
    dragged = { card, grabbed }
    card.classList.add('is-dragged')
    event.dataTransfer.effectAllowed = 'move'
    event.dataTransfer.setData('text/plain', card.dataset.number)
  })

  function landing(event) {
    const column = event.target.closest?.('[data-column]')
    if (!dragged || !column || !isDrawn(column)) return null
    const minutes = Number(dragged.card.dataset.minutes)
    return { column, minutes, from: snapped(minuteAt(column, event.clientY) - dragged.grabbed, minutes) }
  }

  document.addEventListener('dragover', (event) => {
    const place = landing(event)
    if (!place) return ghost.remove()
    event.preventDefault()
    put(ghost, place.from, place.minutes)
    ghost.textContent = `${clock(place.from)}–${clock(place.from + place.minutes)}`
    if (ghost.parentElement !== place.column) place.column.append(ghost)
  })

  document.addEventListener('drop', (event) => {
    const place = landing(event)
    if (!place) return
    event.preventDefault()
    move(dragged.card, place.column, place.from)
  })

  document.addEventListener('dragend', () => {
    dragged?.card.classList.remove('is-dragged')
    dragged = null
    ghost.remove()
  })

  // ── By keyboard ──
  const STEPS = {
    ArrowUp: [0, -STEP],
    ArrowDown: [0, STEP],
    ArrowLeft: [-1, 0],
    ArrowRight: [1, 0],
  }

  document.addEventListener('keydown', (event) => {
    const handle = event.target.closest?.('[data-move-handle]')
    if (!handle) return
    const card = handle.closest('[data-move]')
    if (event.shiftKey && STEPS[event.key]) {
      event.preventDefault()
      step(card, handle, ...STEPS[event.key])
    } else if (pending && event.key === 'Enter') {
      event.preventDefault()
      confirmMove()
    } else if (pending && event.key === 'Escape') {
      event.preventDefault()
      undo()
    }
  })

  // Whoever goes elsewhere has not confirmed.
  document.addEventListener('focusout', ({ target, relatedTarget }) => {
    if (pending?.card.contains(target) && !pending.isStepping && relatedTarget) undo()
  })

  function step(card, handle, across, down) {
    const columns = [...document.querySelectorAll('[data-column]')]
    if (columns.length === 0 || !isDrawn(columns[0])) return
    if (!pending) pending = begin(card, columns)
    const at = columns.indexOf(pending.column)
    pending.column = columns[Math.max(0, Math.min(at + across, columns.length - 1))]
    const minutes = Number(card.dataset.minutes)
    pending.from = snapped(pending.from + down, minutes)
    pending.isStepping = true
    put(card, pending.from, minutes)
    card.classList.add('is-pending')
    if (card.parentElement !== pending.column) pending.column.append(card)
    handle.focus()
    pending.isStepping = false
    card.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    say('moving', {
      technician: pending.column.dataset.technicianName,
      day: pending.column.dataset.dayName,
      from: clock(pending.from),
      until: clock(pending.from + minutes),
    })
  }

  function begin(card, columns) {
    const column = card.closest('[data-column]') ?? columns[0]
    const grid = column.closest('[data-agenda]')
    const from = Number(card.dataset.from ?? Math.max(480, grid.dataset.from))
    return { card, column, from, home: card.parentElement, next: card.nextElementSibling }
  }

  function confirmMove() {
    const { card, column, from } = pending
    const isSame = column === pending.home && from === Number(card.dataset.from)
    putBack()
    if (!isSame) move(card, column, from)
  }

  function undo() {
    const { card } = pending
    putBack()
    card.querySelector('[data-move-handle]')?.focus()
    say('back', {})
  }

  function putBack() {
    const { card, home, next } = pending
    pending = null
    card.classList.remove('is-pending')
    home.insertBefore(card, next)
    if (card.dataset.from) put(card, card.dataset.from, card.dataset.minutes)
  }

  function say(what, values) {
    const agenda = document.getElementById('agenda')
    const words = JSON.parse(agenda.dataset.words)[what]
    const text = words.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '')
    agenda.querySelector('[data-agenda-says]').textContent = text
  }
})()
