import type { ServerResponse } from 'node:http'
import { eventStream } from '../../page/event-stream.ts'
import { acknowledge } from '../changes.ts'
import { chatWith } from '../phone.ts'
import type { Simulation } from '../simulation.ts'
import type { Happening, Message } from '../world.ts'
import { devicesView } from './devices-view.ts'
import { chatView, messageView } from './view.ts'
import { isIn, isMine, isSeen, type Viewpoint } from './viewpoint.ts'

/** Server-sent events of one chat: all of it first, then every change. A phone that is open gets what is sent to it. */
export function streamChat(view: Viewpoint, response: ServerResponse): void {
  const { sim, person } = view
  const { send, whenClosed } = eventStream(response)
  const arrived = (message: Message) => {
    if (!isMine(view, message)) acknowledge(sim, message, 2)
  }
  chatWith(sim, person).forEach(arrived)
  send('chat', chatView(view))
  whenClosed(
    follow(sim, (happening) => {
      if (happening.kind !== 'message' || !isIn(person, happening.message)) return
      arrived(happening.message)
      if (isSeen(happening.message)) send('message', messageView(view, happening.message))
    }),
  )
}

/** The number's own phone outside its chats. */
export function streamDevices(sim: Simulation, response: ServerResponse): void {
  const { send, whenClosed } = eventStream(response)
  send('devices', devicesView(sim))
  whenClosed(follow(sim, () => send('devices', devicesView(sim))))
}

function follow({ world: { happenings } }: Simulation, tell: (happening: Happening) => void): () => void {
  happenings.on('happened', tell)
  return () => happenings.off('happened', tell)
}
