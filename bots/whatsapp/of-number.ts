import { chatWith, type NumberId, partsOfChat } from '#engine'
import type { Driver, Ears, IncomingNote } from './driver.ts'
import type { DriverParts } from './whatsapp.ts'

/**
 * A way to WhatsApp as one of several: what people write to the number is in chats of its own, and a file is asked of the
 * number that it was sent to. The driver itself knows addresses alone.
 */
export function ofNumber(number: NumberId, drive: (parts: DriverParts) => Driver) {
  if (number === null) return drive
  return (parts: DriverParts): Driver => {
    const driver = drive({ ...parts, ears: earsOf(number, parts.ears) })
    const { addresses, findSent, media, send } = driver
    return {
      ...driver,
      send: (to, part) => send(addressIn(to), part),
      findSent: (to, ...rest) => findSent(addressIn(to), ...rest),
      media: (ref) => media(partsOfChat(ref).address),
      addresses: async (chat) => (await addresses(addressIn(chat))).map((one) => chatWith(number, one)),
    }
  }
}

function earsOf(number: string, ears: Ears): Ears {
  return { ...ears, incoming: (note) => ears.incoming(toNumber(number, note)) }
}

function toNumber(number: string, note: IncomingNote): IncomingNote {
  const { chat, id, media } = note
  return {
    ...note,
    chat: chatWith(number, chat),
    media: media && { ...media, ref: chatWith(number, media.ref ?? id) },
  }
}

function addressIn(chat: string): string {
  return partsOfChat(chat).address
}
