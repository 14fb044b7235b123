import { element } from './dom.js'

const SAFE_LINK = /^(https?:\/\/|mailto:|tel:)/i

const TAGS = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strikethrough: 's',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
  expandable_blockquote: 'blockquote',
}

/**
 * A text with its entities as elements. Entities may nest; the text itself only ever becomes text nodes.
 * @param {string} text
 * @param {{ type: string, offset: number, length: number, url?: string }[]} entities
 * @param {(command: string) => void} onCommand
 */
export function formattedText(text, entities, onCommand) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length)
  return element('p', { class: 'text' }, render(text, 0, text.length, sorted, onCommand))
}

function render(text, from, to, entities, onCommand) {
  const nodes = []
  let at = from
  for (let i = 0; i < entities.length; i += 1) {
    const entity = entities[i]
    const end = Math.min(to, entity.offset + entity.length)
    if (entity.offset < at || entity.offset >= to || end <= entity.offset) continue
    if (entity.offset > at) nodes.push(text.slice(at, entity.offset))
    const inner = render(text, entity.offset, end, entities.slice(i + 1), onCommand)
    nodes.push(wrap(entity, text.slice(entity.offset, end), inner, onCommand))
    at = end
  }
  if (at < to) nodes.push(text.slice(at, to))
  return nodes
}

function wrap(entity, source, inner, onCommand) {
  switch (entity.type) {
    case 'url':
      return link(/^[a-z]+:/i.test(source) ? source : `https://${source}`, inner)
    case 'text_link':
      return link(entity.url, inner)
    case 'email':
      return link(`mailto:${source}`, inner)
    case 'phone_number':
      return link(`tel:${source.replace(/[^+\d]/g, '')}`, inner)
    case 'bot_command':
      return element('button', { type: 'button', class: 'command', onClick: () => onCommand(source) }, inner)
    case 'spoiler':
      return spoiler(inner)
    default:
      return TAGS[entity.type] ? element(TAGS[entity.type], {}, inner) : element('span', {}, inner)
  }
}

function link(href, inner) {
  if (!SAFE_LINK.test(href)) return element('span', {}, inner)
  return element('a', { href, target: '_blank', rel: 'noopener noreferrer nofollow' }, inner)
}

function spoiler(inner) {
  const button = element('button', { type: 'button', class: 'spoiler' }, inner)
  button.addEventListener('click', () => button.classList.toggle('shown'))
  return button
}
