import { chatWith } from '../phone.ts'
import type { Simulation } from '../simulation.ts'
import { summary } from './view.ts'
import { digitsOf, isSeen } from './viewpoint.ts'

/** The number's own phone: what is linked to it, and who wrote. */
export function devicesView(sim: Simulation) {
  const { world, pages } = sim
  return {
    devices: world.devices.size,
    isOpen: pages.isLinked(),
    chats: [...world.people.values()]
      .flatMap((person) => {
        const messages = chatWith(sim, person).filter(isSeen)
        const last = messages.at(-1)
        if (!last) return []
        const unread = messages.filter(({ fromMe, ack }) => !fromMe && ack < 3).length
        return [{ digits: digitsOf(person), name: person.name, last: summary(last), at: last.t, unread }]
      })
      .sort((a, b) => b.at - a.at),
  }
}
