import { parseArgs } from 'node:util'
import { createSimulator } from './index.ts'

/** `tsx bots/simulator/main.ts --port 8081 --bot 123456:secret --person "10:Ana Souza:+5511987654321"` */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    host: { type: 'string', default: '127.0.0.1' },
    data: { type: 'string' },
    benchmark: { type: 'boolean', default: false },
    bot: { type: 'string', multiple: true, default: [] },
    person: { type: 'string', multiple: true, default: [] },
  },
})

const simulator = createSimulator({ dataDir: values.data, benchmark: values.benchmark })

for (const [index, token] of values.bot.entries()) {
  simulator.addBot({
    token,
    username: `demo_${index + 1}_bot`,
    name: index === 0 ? 'Bote' : `Bote ${index + 1}`,
  })
}
for (const person of values.person) {
  const [id, name = 'Pessoa', phone] = person.split(':')
  const [firstName = name, ...rest] = name.split(' ')
  simulator.addPerson({ id: Number(id), firstName, lastName: rest.join(' ') || undefined, phone })
}

console.log(await simulator.listen(Number(values.port), values.host))

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => simulator.close().then(() => process.exit(0)))
}
