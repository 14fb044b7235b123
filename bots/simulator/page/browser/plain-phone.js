import { grow } from './composer.js'
import { followChat, setStatus } from './live-chat.js'
import { drawMessages } from './messages.js'
import { act } from './server.js'
import { chat } from './state.js'
import './sharing.js'

followChat({
  apply(state) {
    Object.assign(chat, state)
    drawMessages()
    setStatus(chat.texts.online, false)
    grow()
    see()
  },
  heard: see,
})

/** What the other one wrote is read while somebody looks at it. */
function see() {
  if (document.visibilityState !== 'visible') return
  const isNew = [...chat.messages.values()].some(({ by, ack }) => by === 'bot' && ack < 3)
  if (isNew) act('read')
}

document.addEventListener('visibilitychange', see)
