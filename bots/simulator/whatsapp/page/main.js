import { chatModules, getStuck, hold, Msg, sendHeld } from './chats.js'
import { become, Cmd, Conn, connect, connectionModules, Socket } from './connection.js'
import { contactCollections, contactModules, learn } from './contacts.js'
import { keptDevice } from './device.js'
import { happeningModules, react, reword, ring, takeBack } from './happenings.js'
import { mediaModules } from './media.js'
import { ask, listen } from './server.js'

const modules = {
  ...connectionModules,
  ...chatModules,
  ...happeningModules,
  ...mediaModules,
  ...contactModules,
}
Object.assign(modules.WAWebCollections, contactCollections)

/** What the server says by itself. */
const events = {
  message: ({ message }) => void hold(message, { isNew: true }),
  silentMessage: ({ message }) => void hold(message, { isNew: false }),
  person: ({ person }) => learn(person),
  edited: reword,
  revoked: takeBack,
  call: ring,
  reaction: react,
  ack: ({ id, ack }) => Msg.get(id)?.set({ ack }),
  state: ({ state }) => {
    Socket.set({ state })
    if (state === 'CONNECTED') void sendHeld()
  },
  idle: () => Socket.set({ state: 'UNPAIRED_IDLE' }),
  paired: async ({ device, account, early }) => {
    await keptDevice.write(device)
    become(account)
    await connect({ early })
    await ask('synced')
  },
  removed: async () => {
    Cmd.trigger('logout')
    await leave()
  },
  reload: () => location.reload(),
  synced: () => {
    Socket.hasSynced = false
    Socket.set({ hasSynced: true })
  },
  stick: getStuck,
  freeze: () => {
    for (;;);
  },
}

await listen((event) => events[event.kind](event))
const welcome = await ask('hello', { device: (await keptDevice.read()) ?? null })

window.require = (name) => {
  if (Object.hasOwn(modules, name) && !welcome.renamed.includes(name)) return modules[name]
  ask('missing', { module: name }).catch(() => undefined)
  throw new Error(`Requiring unknown module "${name}"`)
}
if (welcome.removed) await leave()
else if (!welcome.neverLoads) await open()

async function open() {
  welcome.people.forEach(learn)
  for (const message of welcome.messages) hold(message, { isNew: false })
  if (!welcome.paired) {
    Conn.set({ ref: welcome.ref })
    Socket.set({ state: 'UNPAIRED' })
  }
  window.Debug = { VERSION: '2.3000.1030000000' }
  if (!welcome.paired) return
  become(welcome.account)
  await connect(welcome)
  await ask('synced')
}

async function leave() {
  await keptDevice.forget()
  location.href = '/?post_logout=1'
}
