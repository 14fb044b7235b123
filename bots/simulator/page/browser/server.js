import { byId } from './dom.js'
import { chat } from './state.js'
import { showToast } from './toasts.js'

const { address: base, query = '' } = byId('phone').dataset
const address = (path) => `${base}/${path}${query}`

/** Tells the simulator what the person did; null, with a toast, when it did not work. */
export async function act(name, fields = {}) {
  const isForm = fields instanceof FormData
  try {
    const response = await fetch(address(name), {
      method: 'POST',
      body: isForm ? fields : JSON.stringify(fields),
      headers: isForm ? {} : { 'Content-Type': 'application/json' },
    })
    if (!response.ok) throw new Error(await response.text())
    return await response.json()
  } catch {
    showToast(chat.texts.notSent ?? '…')
    return null
  }
}

/** Live changes of this chat; the browser reconnects by itself and then gets the whole chat again. */
export function listen(handlers) {
  const source = new EventSource(address('events'))
  for (const [name, handle] of Object.entries(handlers)) {
    if (name === 'lost') source.addEventListener('error', handle)
    else source.addEventListener(name, (event) => handle(JSON.parse(event.data)))
  }
}
