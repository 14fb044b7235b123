import { byId, element } from './dom.js'
import { act } from './server.js'
import { shareLocation, shareOwnContact } from './sharing.js'
import { chat } from './state.js'

let isOpen = true
let shown = ''

/** The bot's own keyboard below the field, which the person may put away. */
export function drawKeyboard() {
  const { keyboard } = chat
  const shape = JSON.stringify(keyboard)
  if (shape !== shown) isOpen = true
  shown = shape
  const toggle = byId('keyboard-toggle')
  toggle.hidden = !keyboard
  toggle.setAttribute('aria-expanded', String(isOpen))
  byId('keyboard').hidden = !keyboard || !isOpen || chat.blocked || !byId('start').hidden
  byId('keyboard').replaceChildren(
    ...(keyboard?.rows ?? []).map((row) =>
      element('div', { class: 'keyboard-row' }, row.map(keyboardButton)),
    ),
  )
}

function keyboardButton({ text, ask }) {
  return element('button', { type: 'button', onClick: () => press(text, ask) }, text)
}

function press(text, ask) {
  if (ask === 'contact') shareOwnContact()
  else if (ask === 'location') shareLocation()
  else act('say', { text })
  if (chat.keyboard?.oneTime) setOpen(false)
}

function setOpen(open) {
  isOpen = open
  drawKeyboard()
}

byId('keyboard-toggle').addEventListener('click', () => setOpen(!isOpen))
