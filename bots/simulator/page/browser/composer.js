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
    if (kind === 'edit') field.value = message.text
    field.focus()
  }
  grow()
}

/** A bot may ask for an answer to its message. */
export function applyForceReply() {
  const message = chat.forceReply && chat.messages.get(chat.forceReply.messageId)
  if (message && chat.context === null) setContext({ kind: 'reply', message })
  field.placeholder = chat.forceReply?.placeholder || chat.keyboard?.placeholder || chat.texts.message
}

export function grow() {
  field.style.height = 'auto'
  field.style.height = `${field.scrollHeight}px`
  byId('send').disabled = field.value.trim() === '' && chat.tray.length === 0
  suggest()
}

function clear() {
  field.value = ''
  setContext(null)
}

/** Commands that begin with what is being typed. */
function suggest() {
  const isTyping = /^\/\w*$/.test(field.value)
  showCommands(isTyping ? chat.commands.filter(({ command }) => `/${command}`.startsWith(field.value)) : [])
}

function showCommands(commands) {
  byId('suggestions').hidden = commands.length === 0
  byId('suggestions').replaceChildren(
    ...commands.map(({ command, description }) =>
      element(
        'button',
        { type: 'button', onClick: () => [clear(), act('say', { text: `/${command}` })] },
        element('strong', {}, `/${command}`),
        element('span', {}, description),
      ),
    ),
  )
}

field.addEventListener('input', grow)
field.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
    event.preventDefault()
    submit()
  } else if (event.key === 'Escape') {
    setContext(null)
    showCommands([])
  }
})
byId('composer').addEventListener('submit', (event) => {
  event.preventDefault()
  submit()
})
byId('commands').addEventListener('click', () =>
  showCommands(byId('suggestions').hidden ? chat.commands : []),
)
