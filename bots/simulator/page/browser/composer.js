import { byId, element, icon } from './dom.js'
import { sendTray } from './files.js'
import { act } from './server.js'
import { chat } from './state.js'

const field = byId('text')

/** Sends what stands in the field: an edit, files with a caption, or a text. */
async function submit() {
  const text = field.value.trim()
  const { context } = chat
  const replyTo = context?.kind === 'reply' ? context.message.id : undefined
  if (context?.kind === 'edit') {
    if (text) await act('edit', { messageId: context.message.id, text })
  } else if (chat.tray.length > 0) {
    if (!(await sendTray({ caption: text, replyTo }))) return
  } else if (text) {
    field.value = ''
    if (!(await act('say', { text, replyTo }))) field.value = text
  }
  if (context || text) clear()
  grow()
}

/** Heard whenever what stands in the field is something else. */
const writtenHearers = []
export const whenWritten = (hear) => writtenHearers.push(hear)

/** Answering or editing a message; null goes back to plain writing. */
export function setContext(context) {
  if (chat.context?.kind === 'edit' && context?.kind !== 'edit') field.value = ''
  chat.context = context
  byId('context').hidden = !context
  if (context) {
    const { kind, message } = context
    const title = kind === 'edit' ? chat.texts.editing : message.by === 'bot' ? chat.bot.name : chat.texts.you
    byId('context').replaceChildren(
      icon(kind === 'edit' ? 'pencil' : 'arrow-back-up'),
      element(
        'div',
        {},
        element('strong', {}, title),
        element('span', {}, message.text || message.media?.name || '…'),
      ),
      element(
        'button',
        {
          type: 'button',
          class: 'icon-button',
          'aria-label': chat.texts.cancel,
          onClick: () => setContext(null),
        },
        icon('x'),
      ),
    )
    if (kind === 'edit') field.value = message.source ?? message.text
    field.focus()
  }
  grow()
}

export function grow() {
  field.style.height = 'auto'
  field.style.height = `${field.scrollHeight}px`
  byId('send').disabled = field.value.trim() === '' && chat.tray.length === 0
  for (const hear of writtenHearers) hear(field.value)
}

export function clear() {
  field.value = ''
  setContext(null)
}

field.addEventListener('input', grow)
field.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
    event.preventDefault()
    submit()
  } else if (event.key === 'Escape') {
    setContext(null)
  }
})
byId('composer').addEventListener('submit', (event) => {
  event.preventDefault()
  submit()
})
