import { clear, setContext, whenWritten } from './composer.js'
import { byId, element } from './dom.js'
import { act } from './server.js'
import { chat } from './state.js'

/** A bot may ask for an answer to its message. */
export function applyForceReply() {
  const message = chat.forceReply && chat.messages.get(chat.forceReply.messageId)
  if (message && chat.context === null) setContext({ kind: 'reply', message })
  byId('text').placeholder = chat.forceReply?.placeholder || chat.keyboard?.placeholder || chat.texts.message
}

/** Commands that begin with what is being typed. */
function suggest(written) {
  const isTyping = /^\/\w*$/.test(written)
  showCommands(isTyping ? chat.commands.filter(({ command }) => `/${command}`.startsWith(written)) : [])
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

whenWritten(suggest)
byId('commands').addEventListener('click', () =>
  showCommands(byId('suggestions').hidden ? chat.commands : []),
)
byId('text').addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') showCommands([])
})
