import type { ServerResponse } from 'node:http'
import type { Phone } from '../phone.ts'
import type { Happening } from '../world.ts'
import { chatView, messageView, stateView } from './view.ts'

const HEARTBEAT = 15_000

/** Server-sent events of one phone: the whole chat first, then every change. */
export function streamEvents(phone: Phone, response: ServerResponse): void {
  const { happenings } = phone.sim.world
  response.writeHead(200, {
    'Content-Type': 'text/event-stream',
    'Cache-Control': 'no-store',
    'X-Accel-Buffering': 'no',
  })
  const send = (event: string, data: object) =>
    response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
  const tell = (happening: Happening) => {
    if (happening.chat !== phone.chat) return
    if (happening.kind === 'message') {
      send('message', messageView(phone, happening.entry))
    } else if (happening.kind === 'removed') {
      send('removed', { id: happening.messageId })
    } else if (happening.kind === 'answer') {
      const { callbackId, text, alert, url } = happening
      send('answer', { callbackId, text, alert, url })
    } else {
      send('state', stateView(phone))
    }
  }
  const heartbeat = setInterval(() => response.write(': alive\n\n'), HEARTBEAT)
  send('chat', chatView(phone))
  happenings.on('happened', tell)
  response.on('close', () => {
    clearInterval(heartbeat)
    happenings.off('happened', tell)
  })
}
