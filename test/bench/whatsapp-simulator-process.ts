import { setTimeout as sleep } from 'node:timers/promises'
import { createWhatsappSimulator } from '../../bots/simulator/whatsapp/index.ts'
import { type Asked, FIRST_PHONE, type Told } from './whatsapp-simulator.ts'

/** A WhatsApp of the benchmark's own. Its parent asks over the line, one thing after another. */
const simulator = createWhatsappSimulator()
await simulator.listen({ browser: process.env.BROWSER! })

const phones = Array.from({ length: Number(process.env.PEOPLE) }, (_, n) =>
  simulator.phone({ phone: String(FIRST_PHONE + n), name: `Pessoa ${n}` }),
)

process.on('message', (asked: Asked) => {
  answer(asked).then(
    (told) => process.send!(told),
    (error: Error) => process.send!({ error: error.message }),
  )
})
process.once('SIGTERM', () => void simulator.close().then(() => process.exit(0)))
process.once('disconnect', () => process.exit(0))
process.send!({ browserPath: simulator.browserPath } satisfies Told)

async function answer(asked: Asked): Promise<Told> {
  if (asked.ask === 'scan') simulator.own.scan(asked.code)
  if (asked.ask === 'freeze') simulator.freeze()
  if (asked.ask === 'burst') burst(asked)
  if (asked.ask === 'answered') return answered(asked)
  return {}
}

/** Everybody writes at once, in turns. */
function burst({ messages, text }: Asked & { ask: 'burst' }): void {
  for (let n = 0; n < messages; n++) phones[n % phones.length]!.say(text)
}

/** How long it takes from the burst until so many people have an answer to it, in ms. */
async function answered({ people, text, withinMs }: Asked & { ask: 'answered' }): Promise<Told> {
  const asking = phones.slice(0, people)
  const before = asking.map((phone) => phone.received().length)
  const began = performance.now()
  for (const phone of asking) phone.say(text)
  while (asking.some((phone, n) => phone.received().length === before[n])) {
    if (performance.now() - began > withinMs) throw new Error(`not everybody was answered in ${withinMs} ms`)
    await sleep(20)
  }
  return { ms: performance.now() - began }
}
