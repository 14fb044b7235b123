import { applyForceReply, grow } from './composer.js'
import { byId } from './dom.js'
import { showAnswer } from './inline-keyboard.js'
import { showMenu } from './menus.js'
import { drawMessages, scrollToEnd } from './messages.js'
import { drawKeyboard } from './reply-keyboard.js'
import { act, listen } from './server.js'
import { chat } from './state.js'
import './sharing.js'

/** What `?start=` brought; pressed once. */
let startPayload = byId('phone').dataset.start ?? null
let actionEnds

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
    if (message.by === 'bot') setAction(null)
    drawMessages()
    if (isNewOwn) scrollToEnd()
    applyForceReply()
  },
  removed: ({ id }) => {
    chat.messages.delete(id)
    drawMessages()
  },
  answer: showAnswer,
  lost: () => setStatus(chat.texts.offline, true),
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

function setStatus(text, isBusy) {
  byId('status').textContent = text ?? ''
  byId('status').classList.toggle('busy', isBusy)
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
