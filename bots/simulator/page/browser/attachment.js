import { element, icon } from './dom.js'
import { chat } from './state.js'

/** What a message carries beside its text: a picture, a file, a place … */
export function attachmentOf({ media, contact, location, poll, sticker }) {
  if (sticker) return element('span', { role: 'img', 'aria-label': chat.texts.sticker }, sticker)
  if (contact) return card('user', contact.name, contact.phone, `tel:${contact.phone.replace(/[^+\d]/g, '')}`)
  if (location) return place(location)
  if (poll) return pollOf(poll)
  return media ? file(media) : null
}

function file(media) {
  const { kind, url, name, size, width, height } = media
  if (kind === 'photo') {
    const picture = element('img', { src: url, alt: chat.texts.photo, width, height, loading: 'lazy' })
    return element('a', { class: 'picture', href: url, target: '_blank' }, picture)
  }
  if (kind === 'video' || kind === 'animation') {
    return element(
      'div',
      { class: 'picture' },
      element('video', { src: url, controls: true, preload: 'metadata' }),
    )
  }
  if (kind === 'voice' || kind === 'audio')
    return element('audio', { src: url, controls: true, preload: 'metadata' })
  return card('file-download', name, readableSize(size), url, { download: name })
}

function place({ latitude, longitude }) {
  const at = `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`
  const map = `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=16/${latitude}/${longitude}`
  return card('map-pin', chat.texts.location, at, map, { target: '_blank', rel: 'noopener noreferrer' })
}

function card(iconName, title, detail, href, attributes = {}) {
  return element(
    'a',
    { class: 'attachment', href, ...attributes },
    element('span', { class: 'badge' }, icon(iconName)),
    element('span', {}, element('strong', {}, title), element('small', {}, detail)),
  )
}

function pollOf({ question, options }) {
  return element(
    'div',
    {},
    element('strong', {}, question),
    element(
      'ul',
      { class: 'poll' },
      options.map((option) => element('li', {}, option)),
    ),
  )
}

export function readableSize(bytes) {
  const units = ['B', 'kB', 'MB', 'GB']
  let size = bytes
  let unit = 0
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000
    unit += 1
  }
  const digits = unit === 0 || size >= 100 ? 0 : 1
  return `${size.toLocaleString(document.documentElement.lang, { maximumFractionDigits: digits })} ${units[unit]}`
}
