import { byId, element } from './dom.js'
import { chat } from './state.js'

/** A message that must be read, as a bot's alert. */
export function showAlert(text) {
  open(element('p', {}, text), button(chat.texts.ok, close))
}

/** Asks for a few texts; `done` gets them by name. */
export function ask(fields, done) {
  const inputs = fields.map(({ name, label, rows }) =>
    element('label', {}, label, element(rows ? 'textarea' : 'input', { name, required: true, rows })),
  )
  const form = element(
    'form',
    {
      onSubmit: (event) => {
        event.preventDefault()
        close()
        done(Object.fromEntries(new FormData(form)))
      },
    },
    inputs,
    actions(button(chat.texts.cancel, close), element('button', { class: 'text-button' }, chat.texts.send)),
  )
  show(form)
}

/** Offers emoji as stickers. */
export function chooseSticker(emoji, done) {
  const choices = emoji.map((one) =>
    element('button', { type: 'button', onClick: () => [close(), done(one)] }, one),
  )
  open(element('div', { class: 'stickers' }, choices), button(chat.texts.cancel, close))
}

function open(content, ...buttons) {
  show(element('div', {}, content, actions(...buttons)))
}

function show(content) {
  byId('dialog').replaceChildren(content)
  byId('dialog').showModal()
}

function close() {
  byId('dialog').close()
}

function button(text, onClick) {
  return element('button', { type: 'button', class: 'text-button', onClick }, text)
}

function actions(...buttons) {
  return element('div', { class: 'actions' }, buttons)
}
