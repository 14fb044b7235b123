import { bubbleOf } from './bubble.js'
import { setContext } from './composer.js'
import { byId, element } from './dom.js'
import { showMenu } from './menus.js'
import { act } from './server.js'
import { chat } from './state.js'

const list = byId('messages')

/** Whether the person reads the newest: what the page itself moves, such as a keyboard that opens, changes nothing. */
let follows = true

const on = {
  command: (command) => act('say', { text: command }),
  reply: (message) => setContext({ kind: 'reply', message }),
  jump: (id) => {
    const bubble = byId(`message-${id}`)?.querySelector('.bubble')
    if (!bubble) return
    bubble.scrollIntoView({ block: 'center', behavior: 'smooth' })
    bubble.classList.remove('flash')
    requestAnimationFrame(() => bubble.classList.add('flash'))
  },
  menu: (message, opener) => showMenu(opener, menuOf(message)),
}

/** Draws every message anew; the place where the person reads is kept. */
export function drawMessages() {
  const messages = [...chat.messages.values()].sort((a, b) => a.id - b.id)
  const lastFromBot = messages.findLast(({ by }) => by === 'bot')?.id ?? 0
  const nodes = []
  let day = ''
  let side = ''
  for (const message of messages) {
    const today = dayName(message.date)
    if (today !== day) nodes.push(element('div', { class: 'day' }, today))
    const node = nodeOf(message, message.id < lastFromBot)
    node.classList.toggle('gap', side !== '' && side !== message.by)
    nodes.push(node)
    day = today
    side = message.by
  }
  if (nodes.length === 0) nodes.push(welcome())
  reconcile(nodes)
  if (follows) scrollToEnd()
  else byId('jump').hidden = false
}

export function scrollToEnd() {
  follows = true
  list.scrollTop = list.scrollHeight
  byId('jump').hidden = true
}

function isAtEnd() {
  return list.scrollHeight - list.scrollTop - list.clientHeight < 80
}

/** Kept nodes, so that a spinner or a playing video outlives its neighbours' changes. */
const drawn = new Map()

function nodeOf(message, isRead) {
  const shape = JSON.stringify([message, isRead, chat.texts.you])
  const known = drawn.get(message.id)
  if (known?.shape === shape) return known.node
  const node = bubbleOf(message, { isRead, on })
  drawn.set(message.id, { shape, node })
  return node
}

function reconcile(nodes) {
  const wanted = new Set(nodes)
  for (const child of [...list.children]) if (!wanted.has(child)) child.remove()
  nodes.forEach((node, index) => {
    if (list.children[index] !== node) list.insertBefore(node, list.children[index] ?? null)
  })
}

function welcome() {
  return element(
    'section',
    { class: 'welcome' },
    chat.bot.description && element('h2', {}, chat.texts.emptyTitle),
    element('p', {}, chat.bot.description || chat.texts.emptyText),
  )
}

function menuOf(message) {
  const { texts } = chat
  const isMine = message.by === 'person'
  return [
    { text: texts.reply, icon: 'arrow-back-up', onChoose: () => setContext({ kind: 'reply', message }) },
    isMine &&
      !message.forwardedFrom &&
      message.text && {
        text: texts.edit,
        icon: 'pencil',
        onChoose: () => setContext({ kind: 'edit', message }),
      },
    message.text && {
      text: texts.copy,
      icon: 'copy',
      onChoose: () => navigator.clipboard?.writeText(message.text),
    },
    isMine &&
      chat.deletes && {
        text: texts.delete,
        icon: 'trash',
        danger: true,
        onChoose: () => act('delete', { messageId: message.id }),
      },
  ]
}

function dayName(date) {
  const day = new Date(date * 1000)
  const midnight = new Date()
  midnight.setHours(0, 0, 0, 0)
  if (day >= midnight) return chat.texts.today
  if (day >= new Date(midnight.getTime() - 86_400_000)) return chat.texts.yesterday
  return day.toLocaleDateString(document.documentElement.lang, { day: 'numeric', month: 'long' })
}

list.addEventListener('scroll', () => {
  follows = isAtEnd()
  if (follows) byId('jump').hidden = true
})
list.addEventListener('load', () => follows && scrollToEnd(), true)
byId('jump').addEventListener('click', scrollToEnd)
new ResizeObserver(() => follows && scrollToEnd()).observe(list)
