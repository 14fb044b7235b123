// What the queue and the page of a ticket do in the browser: picks, uploads with progress, drafts, canned texts.
;(() => {
  const { body } = document
  const token = () => JSON.parse(body.getAttribute('hx-headers') ?? '{}')['X-CSRF-Token'] ?? ''

  // ── Picks ──
  const picks = () => [...document.querySelectorAll('[data-pick]')]

  function countPicks() {
    const picked = picks().filter((box) => box.checked).length
    for (const place of document.querySelectorAll('[data-picked-count]')) place.textContent = String(picked)
    const all = document.querySelector('[data-pick-all]')
    if (!all) return
    all.checked = picked > 0 && picked === picks().length
    all.indeterminate = picked > 0 && picked < picks().length
  }

  document.addEventListener('change', ({ target }) => {
    if (target.matches('[data-pick-all]')) for (const box of picks()) box.checked = target.checked
    if (target.matches('[data-pick], [data-pick-all]')) countPicks()
  })
  body.addEventListener('htmx:afterSettle', countPicks)
  addEventListener('pageshow', countPicks)

  // ── The tab in use is in sight, however narrow the screen ──
  function showTab() {
    const tabs = document.querySelector('.queue-tabs')
    const tab = tabs?.querySelector('[aria-current]')
    if (tab) tabs.scrollLeft = tab.offsetLeft - (tabs.clientWidth - tab.offsetWidth) / 2
  }
  body.addEventListener('htmx:load', showTab)

  // ── A form that came back with something to mend ──
  addEventListener('load', () => {
    const dialog = document.querySelector('[data-open-at-once]')
    const library = globalThis.tabler ?? globalThis.bootstrap
    if (dialog && library?.Modal) library.Modal.getOrCreateInstance(dialog).show()
  })

  // ── Canned texts ──
  document.addEventListener('click', (event) => {
    const chosen = event.target.closest('[data-insert]')
    if (!chosen) return
    const field = document.querySelector(chosen.dataset.insertInto)
    if (!field) return
    const { selectionStart: start, selectionEnd: end, value } = field
    const gap = start > 0 && !/\s$/.test(value.slice(0, start)) ? '\n' : ''
    field.setRangeText(gap + chosen.dataset.insert, start, end, 'end')
    field.focus()
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })

  // ── Drafts ──
  for (const form of document.querySelectorAll('form[data-draft]')) keepDraft(form)

  // A part of the form came anew, as when a customer was chosen: that is typing too.
  body.addEventListener('htmx:afterSettle', ({ target }) => {
    target.closest?.('form[data-draft]')?.dispatchEvent(new Event('input'))
  })

  function keepDraft(form) {
    const saved = form.querySelector('[data-draft-saved]')
    let timer
    let isSent = false
    const typed = () =>
      [...new FormData(form)].filter(([, value]) => typeof value === 'string' && value !== '')
    const fields = () => {
      const all = new URLSearchParams(typed().filter(([name]) => !name.startsWith('_')))
      all.set('_csrf', token())
      return all
    }
    const isWorthKeeping = () => {
      const worth = form.dataset.worth?.split(' ') ?? ['text', 'attachmentIds']
      return typed().some(([name]) => worth.includes(name))
    }
    async function save() {
      clearTimeout(timer)
      timer = undefined
      if (isSent) return
      try {
        const address = form.dataset.draft
        const { ok, redirected } = await fetch(address, { method: 'POST', body: fields(), keepalive: true })
        // A session that ended leads to the sign-in: nothing was saved.
        if (saved) saved.hidden = !ok || redirected || !isWorthKeeping()
        if (ok && !redirected && form.dataset.draftAddress)
          history.replaceState(null, '', form.dataset.draftAddress)
      } catch {
        if (saved) saved.hidden = true
      }
    }
    form.addEventListener('input', () => {
      if (saved) saved.hidden = true
      clearTimeout(timer)
      timer = setTimeout(save, 1_000)
    })
    form.addEventListener('submit', () => {
      isSent = true
      clearTimeout(timer)
    })
    addEventListener('pagehide', () => {
      if (timer) void save()
    })
  }

  // ── Files: chosen, pasted, dropped ──
  for (const place of document.querySelectorAll('[data-uploads]')) takeUploads(place)
  body.addEventListener('htmx:load', ({ target }) => {
    for (const place of target.querySelectorAll('[data-uploads]')) takeUploads(place)
  })

  function takeUploads(place) {
    if (place.dataset.ready !== undefined) return
    place.dataset.ready = ''
    const form = place.closest('form')
    // What is pasted or dropped anywhere in a form goes to its last list: the one for all files.
    const isForAll = () => [...form.querySelectorAll('[data-uploads]')].at(-1) === place
    const input = place.querySelector('input[type="file"]')
    const list = place.querySelector('.uploads-list')
    const words = JSON.parse(place.dataset.words)
    const limit = Number(place.dataset.limit)
    let running = 0

    input.addEventListener('change', () => {
      for (const file of input.files) upload(file)
      input.value = ''
    })
    form.addEventListener('paste', (event) => {
      const files = [...(event.clipboardData?.files ?? [])]
      if (files.length === 0 || !isForAll()) return
      event.preventDefault()
      for (const file of files) upload(file)
    })
    for (const type of ['dragover', 'drop', 'dragleave']) {
      form.addEventListener(type, (event) => {
        if (!isForAll() || ![...(event.dataTransfer?.types ?? [])].includes('Files')) return
        event.preventDefault()
        form.classList.toggle('is-dropping', type === 'dragover')
        if (type === 'drop') for (const file of event.dataTransfer.files) upload(file)
      })
    }
    form.addEventListener(
      'submit',
      (event) => {
        if (running === 0) return
        event.preventDefault()
        event.stopImmediatePropagation()
        say('warning', form.dataset.wait)
      },
      true,
    )

    for (const kept of list.querySelectorAll('[data-upload]')) {
      kept.querySelector('button').addEventListener('click', () => {
        kept.remove()
        discard(kept.dataset.upload)
        form.dispatchEvent(new Event('input', { bubbles: true }))
      })
    }

    function discard(id) {
      const data = new URLSearchParams({ _csrf: token() })
      void fetch(`${place.dataset.uploads}/${id}/discarding`, { method: 'POST', body: data })
    }

    function upload(file) {
      const item = row(file)
      list.append(item.element)
      if (file.size > limit) return item.fail(words.tooLarge)
      running++
      const data = new FormData()
      data.append('_csrf', token())
      data.append('files', file, file.name || 'imagem.png')
      const request = new XMLHttpRequest()
      request.open('POST', place.dataset.uploads)
      request.setRequestHeader('Accept', 'application/json')
      request.upload.addEventListener('progress', ({ loaded, total }) => item.progress(loaded / total))
      request.addEventListener('loadend', () => {
        running--
        if (request.status !== 201) return item.fail(words.failed)
        item.done(JSON.parse(request.responseText).id)
        form.dispatchEvent(new Event('input', { bubbles: true }))
      })
      request.send(data)
      item.onRemove(() => request.abort())
    }

    function row(file) {
      const element = document.createElement('li')
      element.className = 'upload'
      const name = document.createElement('span')
      name.className = 'file-name'
      name.textContent = file.name || 'imagem.png'
      const bar = document.createElement('progress')
      bar.max = 1
      bar.value = 0
      bar.setAttribute('aria-label', name.textContent)
      const state = document.createElement('span')
      state.className = 'small'
      state.textContent = words.uploading
      const remove = document.createElement('button')
      remove.type = 'button'
      remove.className = 'btn-close'
      remove.setAttribute('aria-label', words.remove + name.textContent)
      element.append(name, bar, state, remove)
      let stop = () => {}
      let id
      remove.addEventListener('click', () => {
        stop()
        element.remove()
        if (id) discard(id)
        form.dispatchEvent(new Event('input', { bubbles: true }))
      })
      return {
        element,
        progress: (share) => {
          bar.value = share
        },
        fail(text) {
          bar.remove()
          state.textContent = text
          element.classList.add('upload-failed')
        },
        done(stored) {
          id = stored
          stop = () => {}
          bar.remove()
          state.textContent = words.uploaded
          const field = document.createElement('input')
          field.type = 'hidden'
          field.name = place.dataset.name
          field.value = stored
          element.append(field)
        },
        onRemove: (fn) => {
          stop = fn
        },
      }
    }
  }

  function say(kind, text) {
    body.dispatchEvent(new CustomEvent('notice', { detail: { kind, text } }))
  }
})()
