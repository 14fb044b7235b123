/** The address of a person or a group: `user@server`. */
export class Wid {
  constructor(address) {
    const [user = '', server = ''] = String(address).split('@')
    if (!user || !server) throw new Error(`invalid wid: ${address}`)
    Object.assign(this, { user, server, _serialized: `${user}@${server}` })
  }

  isLid() {
    return this.server === 'lid'
  }
  isUser() {
    return this.server === 'c.us' || this.isLid()
  }
  isGroup() {
    return this.server === 'g.us'
  }
  isStatus() {
    return this._serialized === 'status@broadcast'
  }
  toString() {
    return this._serialized
  }
}

export const createWid = (address) =>
  address instanceof Wid ? address : new Wid(address?._serialized ?? address)

/** The name of a message: whose it is, in which chat, and its own. */
export class MsgKey {
  constructor({ to, id, selfDir }) {
    const fromMe = selfDir === 'out'
    Object.assign(this, keyOf({ fromMe, chat: to._serialized, id }))
  }

  static async newId() {
    const bytes = crypto.getRandomValues(new Uint8Array(9))
    return `3EB0${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`.toUpperCase()
  }
}

export function keyOf({ fromMe, chat, id, author }) {
  return {
    fromMe,
    remote: chat,
    id,
    ...(author ? { participant: author } : {}),
    _serialized: [fromMe, chat, id, ...(author ? [author] : [])].join('_'),
  }
}
