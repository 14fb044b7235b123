import { byId, element, icon } from './dom.js'
import { act, listen } from './server.js'
import { chat } from './state.js'

chat.texts = { notSent: 'Nenhuma página mostra um código agora. Abra Canais no painel e tente de novo.' }

listen({
  devices({ devices, isOpen, chats }) {
    byId('devices').replaceChildren(
      devices > 0 ? linked(isOpen) : element('p', {}, 'Nenhum aparelho conectado.'),
    )
    byId('scan').hidden = devices > 0
    byId('chats').replaceChildren(...chats.map(row))
    if (chats.length === 0) byId('chats').append(element('li', { class: 'none' }, 'Ninguém escreveu ainda.'))
  },
})

function linked(isOpen) {
  return element(
    'div',
    { class: 'device' },
    icon('device-laptop'),
    element(
      'div',
      { class: 'who' },
      element('p', { class: 'name' }, 'Bote'),
      element('p', { class: 'status' }, isOpen ? 'ativo agora' : 'sem conexão no momento'),
    ),
    element(
      'button',
      { type: 'button', class: 'text-button danger', onClick: () => act('unlink') },
      'Remover',
    ),
  )
}

function row({ digits, name, last, at, unread }) {
  const time = new Date(at * 1000).toLocaleTimeString('pt-BR', { hour: '2-digit', minute: '2-digit' })
  const framed = 'framed' in byId('phone').dataset ? '?framed' : ''
  return element(
    'li',
    {},
    element(
      'a',
      { class: 'person-link', href: `/whatsapp/own/${digits}${framed}` },
      element(
        'div',
        { class: 'who' },
        element('p', { class: 'name' }, name),
        element('p', { class: 'status' }, last),
      ),
      element(
        'span',
        { class: 'count' },
        time,
        unread > 0 && element('span', { class: 'unread', title: 'não lidas' }, unread),
      ),
    ),
  )
}

byId('scan').addEventListener('click', () => act('scan'))
