import { element, icon } from './dom.js'

let openMenu = null

/**
 * A small menu beside what opened it.
 * @param {HTMLElement} opener
 * @param {({ text: string, icon: string, danger?: boolean, onChoose: () => void } | null | false | '')[]} items
 */
export function showMenu(opener, items) {
  closeMenu()
  const menu = element('div', { class: 'menu', role: 'menu', popover: 'manual' })
  menu.append(
    ...items.filter(Boolean).map((item) =>
      element(
        'button',
        {
          type: 'button',
          role: 'menuitem',
          class: item.danger && 'danger',
          onClick: () => [closeMenu(), item.onChoose()],
        },
        icon(item.icon),
        item.text,
      ),
    ),
  )
  document.body.append(menu)
  menu.showPopover()
  place(menu, opener.getBoundingClientRect())
  menu.addEventListener('keydown', moveFocus)
  opener.setAttribute('aria-expanded', 'true')
  openMenu = { menu, opener }
  menu.querySelector('button')?.focus()
}

export function closeMenu() {
  if (!openMenu) return
  const { menu, opener } = openMenu
  openMenu = null
  opener.setAttribute('aria-expanded', 'false')
  if (menu.contains(document.activeElement)) opener.focus({ preventScroll: true })
  menu.remove()
}

function place(menu, at) {
  const { offsetWidth: width, offsetHeight: height } = menu
  const left = Math.min(Math.max(8, at.left + at.width / 2 - width / 2), innerWidth - width - 8)
  const below = at.bottom + 6
  menu.style.left = `${left}px`
  menu.style.top = `${below + height < innerHeight - 8 ? below : Math.max(8, at.top - height - 6)}px`
}

function moveFocus(event) {
  const buttons = [...event.currentTarget.querySelectorAll('button')]
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (!step) return
  event.preventDefault()
  const at = buttons.indexOf(document.activeElement)
  buttons[(at + step + buttons.length) % buttons.length].focus()
}

addEventListener('keydown', (event) => {
  if (event.key === 'Escape' || event.key === 'Tab') closeMenu()
})
addEventListener('pointerdown', (event) => {
  if (openMenu && !openMenu.menu.contains(event.target)) closeMenu()
})
