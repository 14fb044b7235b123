import { applyForceReply } from './commands.js'
import { grow } from './composer.js'
import { byId } from './dom.js'
import { showAnswer } from './inline-keyboard.js'
import { followChat, setStatus } from './live-chat.js'
import { showMenu } from './menus.js'
import { drawMessages } from './messages.js'
import { drawKeyboard } from './reply-keyboard.js'
import { act } from './server.js'
import { chat } from './state.js'
import './sharing.js'

/** What `?start=` brought; pressed once. */
let startPayload = byId('phone').dataset.start ?? null
let actionEnds

followChat({
  apply,
  heard: ({ by }) => {
    if (by === 'bot') setAction(null)
    applyForceReply()
  },
  answer: showAnswer,
})

function apply(state) {
  Object.assign(chat, state)
  byId('start').hidden = chat.blocked || (chat.started && startPayload === null)
  byId('blocked').hidden = !chat.blocked
  byId('composer').hidden = chat.blocked || !chat.started || startPayload !== null
  byId('commands').hidden = chat.commands.length === 0
  drawKeyboard()
  drawMessages()
  applyForceReply()
  setAction(chat.action)
  grow()
}

function setAction(action) {
  clearTimeout(actionEnds)
  if (!action) {
    setStatus(chat.blocked ? chat.texts.blockedStatus : chat.texts.online, false)
    return
  }
  setStatus(action.name === 'typing' ? chat.texts.typing : chat.texts.sendingFile, true)
  actionEnds = setTimeout(() => setAction(null), action.ms)
}

byId('start').addEventListener('click', async () => {
  const payload = startPayload ?? undefined
  startPayload = null
  history.replaceState(null, '', withoutStart())
  await act('start', { payload })
  apply({})
  byId('text').focus()
})

byId('unblock').addEventListener('click', () => act('unblock'))

byId('chat-menu').addEventListener('click', () => {
  const { texts } = chat
  const language = async (languageCode) => {
    await act('language', { languageCode })
    location.reload()
  }
  showMenu(byId('chat-menu'), [
    { text: texts.languagePt, icon: 'language', onChoose: () => language('pt-br') },
    { text: texts.languageEn, icon: 'language', onChoose: () => language('en') },
    chat.blocked
      ? { text: texts.unblock, icon: 'check', onChoose: () => act('unblock') }
      : { text: texts.block, icon: 'ban', danger: true, onChoose: () => act('block') },
  ])
})

function withoutStart() {
  const url = new URL(location.href)
  url.searchParams.delete('start')
  return url
}
