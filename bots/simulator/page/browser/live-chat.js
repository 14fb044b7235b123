import { byId } from './dom.js'
import { drawMessages, scrollToEnd } from './messages.js'
import { listen } from './server.js'
import { chat } from './state.js'

/**
 * Keeps the phone at what the simulator tells: `apply` gets what of the chat changed beside its messages, `heard` every
 * message after it was drawn.
 */
export function followChat({ apply, heard, ...more }) {
  listen({
    chat: ({ messages, ...state }) => {
      chat.messages = new Map(messages.map((message) => [message.id, message]))
      apply(state)
      scrollToEnd()
    },
    state: apply,
    message: (message) => {
      const isNewOwn = message.by === 'person' && !chat.messages.has(message.id)
      chat.messages.set(message.id, message)
      drawMessages()
      if (isNewOwn) scrollToEnd()
      heard(message)
    },
    removed: ({ id }) => {
      chat.messages.delete(id)
      drawMessages()
    },
    lost: () => setStatus(chat.texts.offline, true),
    ...more,
  })
}

export function setStatus(text, isBusy) {
  byId('status').textContent = text ?? ''
  byId('status').classList.toggle('busy', isBusy)
}
