import type { ServerResponse } from 'node:http'
import type { Phone } from '../phone.ts'
import type { Happening } from '../world.ts'
import { eventStream } from './event-stream.ts'
import { chatView, messageView, stateView } from './view.ts'

/** Server-sent events of one phone: the whole chat first, then every change. */
export function streamEvents(phone: Phone, response: ServerResponse): void {
  const { happenings } = phone.sim.world
  const { send, whenClosed } = eventStream(response)
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
  send('chat', chatView(phone))
  happenings.on('happened', tell)
  whenClosed(() => happenings.off('happened', tell))
}
