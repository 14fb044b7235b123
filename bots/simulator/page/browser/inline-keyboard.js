import { showAlert } from './dialogs.js'
import { element, icon } from './dom.js'
import { act } from './server.js'
import { chat } from './state.js'
import { showToast } from './toasts.js'

/** A pressed button waits this long for the bot before it gives up. */
const PATIENCE = 15_000

/** Answers that came before the press itself was confirmed. */
const early = new Map()

export function inlineKeyboard(message) {
  return element(
    'div',
    { class: 'inline-keyboard' },
    message.buttons.map((row) =>
      element(
        'div',
        { class: 'inline-row' },
        row.map((button) => inlineButton(message, button)),
      ),
    ),
  )
}

/** The bot answered a press: the spinner ends, the words appear. */
export function showAnswer(answer) {
  const button = chat.pressed.get(answer.callbackId)
  if (!button) {
    early.set(answer.callbackId, answer)
    return
  }
  chat.pressed.delete(answer.callbackId)
  button.classList.remove('waiting')
  if (answer.url && /^https?:/i.test(answer.url)) open(answer.url, '_blank', 'noopener')
  if (!answer.text) return
  if (answer.alert) showAlert(answer.text)
  else showToast(answer.text)
}

function inlineButton(message, { text, data, url }) {
  if (url) {
    const isWeb = /^https?:/i.test(url)
    return element(
      'a',
      { href: isWeb ? url : undefined, target: '_blank', rel: 'noopener noreferrer', title: text },
      text,
      icon('external-link'),
    )
  }
  const button = element('button', { type: 'button', title: text }, text)
  button.addEventListener('click', () => press(message, data, button))
  return button
}

async function press(message, data, button) {
  if (button.classList.contains('waiting')) return
  button.classList.add('waiting')
  const pressed = await act('press', { messageId: message.id, data })
  if (!pressed) {
    button.classList.remove('waiting')
    return
  }
  const { callbackId } = pressed
  chat.pressed.set(callbackId, button)
  if (early.has(callbackId)) {
    showAnswer(early.get(callbackId))
    early.delete(callbackId)
  }
  setTimeout(() => {
    if (!chat.pressed.delete(callbackId)) return
    button.classList.remove('waiting')
    showToast(chat.texts.unanswered)
  }, PATIENCE)
}
