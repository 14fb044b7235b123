import { Emitter, Model } from './model.js'
import { ask } from './server.js'
import { createWid } from './wid.js'

export const Socket = Object.assign(new Model({ state: 'UNLAUNCHED', hasSynced: false }), {
  logout: () => ask('leave'),
  takeover: () => ask('takeover'),
})

export const Cmd = Object.assign(new Emitter(), {
  async refreshQR() {
    Conn.set({ ref: (await ask('refresh')).ref })
    Socket.set({ state: 'UNPAIRED' })
  },
})

export const Conn = new Model({ ref: '', platform: 'android', pushname: 'Horizonte Suporte', wid: null })

let me = { number: null, lid: null }

export function become({ number, lid }) {
  me = { number: createWid(number), lid: createWid(lid) }
  Conn.set({ wid: me.number })
}

/**
 * The device is linked: connects, and says that all is in step once somebody listens. With `early` it says so before
 * anybody can, as the real page does on a fast machine.
 */
export async function connect({ early }) {
  Socket.set({ state: 'OPENING' })
  if (early) Socket.set({ hasSynced: true })
  await pause(20)
  Socket.set({ state: 'CONNECTED' })
  if (early) return
  while (!Socket.hasListener('change:hasSynced')) await pause(20)
  Socket.set({ hasSynced: true })
}

export const connectionModules = {
  WAWebSocketModel: { Socket },
  WAWebCmd: { Cmd },
  WAWebConnModel: { Conn },
  WAWebOfflineHandler: { OfflineMessageHandler: { getOfflineDeliveryProgress: () => 100 } },
  WAWebStreamModel: { Stream: { markAvailable() {}, markUnavailable() {} } },
  WAWebUserPrefsMeUser: { getMaybeMePnUser: () => me.number, getMaybeMeLidUser: () => me.lid },
  WAWebUserPrefsMultiDevice: { getADVSecretKey: () => 'adv-secret' },
  WAWebAltDeviceLinkingApi: { initializeQRLinking() {} },
  WABase64: { encodeB64: (bytes) => btoa(String.fromCharCode(...bytes)) },
  WAWebCompanionRegClientUtils: { DEVICE_PLATFORM: '1' },
  WAWebAdvSignatureApi: {},
  WAWebUserPrefsInfoStore: {
    waNoiseInfo: { get: async () => ({ staticKeyPair: { pubKey: new Uint8Array(32) } }) },
  },
  WAWebSignalStoreApi: {
    waSignalStore: {
      getRegistrationInfo: async () => ({ identityKeyPair: { pubKey: new Uint8Array(32) } }),
    },
  },
}

export function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
