// What the forms of a service order do in the browser: more lines for materials, and the printer.
;(() => {
  document.addEventListener('click', ({ target }) => {
    const button = target.closest('[data-print], [data-add-line]')
    if (!button) return
    if (button.matches('[data-print]')) print()
    else addLine(button.parentElement.querySelector('[data-lines]'))
  })

  function addLine(lines) {
    const line = lines.lastElementChild.cloneNode(true)
    const number = lines.children.length + 1
    for (const fault of line.querySelectorAll('.invalid-feedback')) fault.remove()
    for (const field of line.querySelectorAll('input')) {
      field.value = ''
      field.removeAttribute('value')
      field.removeAttribute('aria-invalid')
      field.classList.remove('is-invalid')
      field.setAttribute('aria-label', field.getAttribute('aria-label').replace(/\d+$/, number))
    }
    lines.append(line)
    line.querySelector('input').focus()
  }

  function offer(root) {
    for (const button of root.querySelectorAll('[data-add-line]')) button.hidden = false
  }
  offer(document)
  document.body.addEventListener('htmx:load', ({ target }) => offer(target))
})()
