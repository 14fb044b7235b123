import { Collection, Model } from './model.js'
import { ask } from './server.js'
import { createWid } from './wid.js'

const known = new Map()

/** A person's phone and hidden id belong together only once the server has said so. */
export function learn({ phone, lid, name }) {
  const both = { phone: phone && createWid(phone), lid: lid && createWid(lid), name }
  for (const id of [phone, lid]) if (id) known.set(id, both)
}

const Contact = Object.assign(new Collection(), {
  async find(wid) {
    const { phone, name } = known.get(wid._serialized) ?? {}
    return new Model({ id: wid, phoneNumber: phone ?? null, pushname: name ?? null, isBusiness: false })
  },
})

const Blocklist = new Collection()

async function queryWidExists(wid) {
  const { exists, person } = await ask('exists', { id: wid._serialized })
  if (person) learn(person)
  return exists ? { wid } : null
}

const getters = (names) => Object.fromEntries(names.map((name) => [name, () => undefined]))

export const contactModules = {
  WAWebWidFactory: {
    createWid,
    createWidFromWidLike: createWid,
    asUserWidOrThrow: createWid,
  },
  WAWebApiContact: {
    getCurrentLid: (wid) => known.get(wid._serialized)?.lid ?? null,
    getPhoneNumber: (wid) => known.get(wid._serialized)?.phone ?? null,
    getAlternateUserWid: () => null,
  },
  WAWebQueryExistsJob: { queryWidExists },
  WAWebContactGetters: {
    ...getters([
      'getIsMe',
      'getIsGroup',
      'getIsWAContact',
      'getUserid',
      'getVerifiedName',
      'getVerifiedLevel',
    ]),
    ...getters(['getStatusMute', 'getName', 'getShortName', 'getIsEnterprise']),
    getIsUser: () => true,
    getPushname: ({ pushname }) => pushname,
  },
  WAWebFrontendContactGetters: { getIsMyContact: () => false },
}

export const contactCollections = { Contact, Blocklist }
