// Lists that people drag into order. A drop posts the same form as the buttons: right behind which line it lies now.
;(() => {
  const { body } = document
  const token = JSON.parse(body.getAttribute('hx-headers') ?? '{}')['X-CSRF-Token'] ?? ''

  for (const list of document.querySelectorAll('[data-ordered]')) {
    globalThis.Sortable.create(list, {
      handle: '[data-handle]',
      draggable: '>[data-move]',
      animation: 150,
      ghostClass: 'ordered-ghost',
      onEnd: ({ item, oldIndex, newIndex }) => {
        if (oldIndex !== newIndex) post(item)
      },
    })
  }

  function post(item) {
    const form = document.createElement('form')
    form.method = 'post'
    form.action = item.dataset.move
    for (const [name, value] of Object.entries({
      _csrf: token,
      behind: item.previousElementSibling?.id ?? '',
    })) {
      const field = document.createElement('input')
      field.type = 'hidden'
      field.name = name
      field.value = value
      form.append(field)
    }
    body.append(form)
    form.submit()
  }

  // After a step the page comes back at the line that moved; the keyboard goes on where it was.
  const pressed = document.getElementById(location.hash.slice(1))
  if (pressed?.matches('.move-buttons button')) {
    const reachable = pressed.disabled
      ? pressed.parentElement.querySelector('button:not(:disabled)')
      : pressed
    reachable?.focus()
  }
})()
