import { createSimulator } from '../../bots/simulator/index.ts'

/** A Telegram of the benchmark's own. Its parent asks over the line when a message of the bot reaches a chat. */
const simulator = createSimulator({ benchmark: true })
simulator.addBot({ token: process.env.BOTE_TOKEN!, username: 'bote_bot', name: 'Bote' })
simulator.addBot({ token: process.env.ECHO_TOKEN!, username: 'echo_bot', name: 'Eco' })

process.on('message', ({ personId, text }: { personId: number; text: string }) => {
  simulator
    .chat(personId, process.env.BOTE_TOKEN)
    .waitFor(text, { timeoutMs: 10_000 })
    .then(
      () => process.send!({ text, at: String(process.hrtime.bigint()) }),
      (error: Error) => process.send!({ text, error: error.message }),
    )
})
process.once('SIGTERM', () => void simulator.close().then(() => process.exit(0)))
process.once('disconnect', () => process.exit(0))

process.send!({ url: await simulator.listen() })
