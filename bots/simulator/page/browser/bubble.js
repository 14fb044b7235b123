import { attachmentOf } from './attachment.js'
import { element, icon } from './dom.js'
import { formattedText } from './formatted-text.js'
import { inlineKeyboard } from './inline-keyboard.js'
import { chat } from './state.js'

/** One message as it hangs in the chat. `on` holds what a person can do with it. */
export function bubbleOf(message, { isRead, on }) {
  const isMine = message.by === 'person'
  const isBare = Boolean(message.sticker)
  const bubble = element(
    'div',
    { class: `bubble${isBare ? ' bare' : ''}` },
    message.forwardedFrom &&
      element('span', { class: 'forwarded' }, `${chat.texts.forwarded} ${message.forwardedFrom}`),
    message.reply && quote(message.reply, on.jump),
    attachmentOf(message),
    message.text && formattedText(message.text, message.entities, on.command),
    message.deleted && deletedText(),
    meta(message, isMine, isRead),
    !message.deleted && menuButton(message, on),
  )
  if (!message.deleted) touchable(bubble, message, on)
  const classes = ['message', isMine && 'mine', message.buttons.length > 0 && 'has-buttons'].filter(Boolean)
  return element(
    'article',
    { class: classes.join(' '), id: `message-${message.id}` },
    bubble,
    message.buttons.length > 0 && inlineKeyboard(message),
  )
}

function touchable(bubble, message, on) {
  bubble.addEventListener('contextmenu', (event) => {
    if (event.target.closest('a, img, video, audio')) return
    event.preventDefault()
    on.menu(message, bubble)
  })
  if (chat.repliesByTap) {
    bubble.addEventListener('click', (event) => {
      const isPressed = event.target.closest('a, button, video, audio')
      if (!isPressed && getSelection().isCollapsed) on.reply(message)
    })
  }
  onSwipe(bubble, () => on.reply(message))
}

function deletedText() {
  return element('p', { class: 'text deleted' }, icon('ban'), chat.texts.deleted)
}

function quote(reply, jump) {
  return element(
    'button',
    { type: 'button', class: 'quote', onClick: () => jump(reply.id) },
    element('strong', {}, reply.name),
    element('span', {}, reply.text),
  )
}

function meta({ date, edited, reaction, ack }, isMine, isRead) {
  const time = new Date(date * 1000)
  return element(
    'div',
    { class: 'meta' },
    reaction && element('span', { class: 'reaction' }, reaction),
    edited && element('span', {}, chat.texts.edited),
    element('time', { datetime: time.toISOString() }, clockTime(time)),
    isMine && ticks(ack ?? (isRead ? 3 : 1)),
  )
}

const TICKS = ['clock', 'check', 'checks', 'checks']

function ticks(ack) {
  const words = chat.texts.ticks[ack]
  return element(
    'span',
    { class: `ticks ack-${ack}`, role: 'img', title: words, 'aria-label': words },
    icon(TICKS[ack]),
  )
}

function menuButton(message, on) {
  const button = element(
    'button',
    { type: 'button', class: 'bubble-menu', 'aria-label': chat.texts.messageMenu, 'aria-haspopup': 'menu' },
    icon('chevron-down'),
  )
  button.addEventListener('click', () => on.menu(message, button))
  return button
}

function clockTime(time) {
  return time.toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit' })
}

/** A swipe to the left answers the message, as on a phone. */
function onSwipe(bubble, swiped) {
  let startX = null
  bubble.addEventListener(
    'touchstart',
    (event) => {
      startX = event.touches[0].clientX
    },
    { passive: true },
  )
  bubble.addEventListener('touchend', (event) => {
    if (startX !== null && startX - event.changedTouches[0].clientX > 60) swiped()
    startX = null
  })
}
