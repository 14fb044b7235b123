import { type AddressInfo, createServer, connect as dial, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/**
 * The way to a database as a wire that can be cut (what goes through it ends at once, and nothing new gets through),
 * made slow, stopped without a word, and led to another database.
 */
export async function wireTo(databaseUrl: string) {
  let target = new URL(databaseUrl)
  const sockets = new Set<Socket>()
  const lines = new Set<Line>()
  let isCut = false
  let isHeld = false
  let lateMs = 0

  const wire = createServer((near) => {
    if (isCut) return void near.destroy()
    const far = dial(Number(target.port), target.hostname)
    carry(near, far, () => 0)
    carry(far, near, () => lateMs)
  })

  function carry(from: Socket, to: Socket, late: () => number): void {
    const line = lineOf(() => isHeld)
    sockets.add(from)
    lines.add(line)
    from.on('error', () => to.destroy())
    from.on('data', (chunk) => line.send(late(), () => void to.write(chunk)))
    from.on('close', () => {
      sockets.delete(from)
      line.send(late(), () => {
        lines.delete(line)
        to.destroy()
      })
    })
  }

  await new Promise<void>((resolve) => wire.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    isHeld = true
    for (const line of lines) line.arrive()
    for (const socket of sockets) socket.destroy()
    wire.close()
  })
  const url = new URL(target)
  url.hostname = '127.0.0.1'
  url.port = String((wire.address() as AddressInfo).port)
  return {
    url: url.href,
    cut() {
      isCut = true
      for (const socket of sockets) socket.destroy()
    },
    mend() {
      isCut = false
    },
    /** From now on every answer comes so much later; 0: as fast as before. */
    delay(ms: number) {
      lateMs = ms
    },
    /** Nothing gets through and nobody is told, until it is let go: then all of it comes. */
    hold() {
      isHeld = true
    },
    letGo() {
      isHeld = false
      for (const line of lines) line.arrive()
    },
    /** Who connects from now on comes to another database. */
    leadTo(otherUrl: string) {
      target = new URL(otherUrl)
    },
  }
}

type Line = ReturnType<typeof lineOf>

/** One way of one connection: what is late does not let anything overtake it. */
function lineOf(isHeld: () => boolean) {
  const underway: { at: number; go: () => void }[] = []
  let timer: NodeJS.Timeout | undefined

  function arrive(): void {
    clearTimeout(timer)
    while (!isHeld() && underway[0] && underway[0].at <= performance.now()) underway.shift()?.go()
    if (!isHeld() && underway[0]) timer = setTimeout(arrive, underway[0].at - performance.now())
  }

  return {
    arrive,
    send(late: number, go: () => void): void {
      underway.push({ at: Math.max(performance.now() + late, underway.at(-1)?.at ?? 0), go })
      arrive()
    },
  }
}
