import { byId, element } from './dom.js'

const SHOWN_FOR = 4000

/** A short word that goes away by itself. */
export function showToast(text) {
  const toast = element('div', { class: 'toast' }, text)
  byId('toasts').append(toast)
  setTimeout(() => toast.remove(), SHOWN_FOR)
}
