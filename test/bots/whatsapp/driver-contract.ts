import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Driver, IncomingNote, Session } from '../../../bots/whatsapp/driver.ts'
import { eventually } from '../../eventually.ts'

export type Heard = { notes: IncomingNote[]; acks: { id: string; ack: number }[]; sessions: Session[] }

/** A way to WhatsApp with somebody at its other end. */
export type Line = {
  driver: Driver
  heard: Heard
  rosa: {
    address: string
    /** All answer the id of the message. */
    say(text: string, options?: { replyTo?: string }): string
    sendFile(file: { name: string; mediaType: string; bytes: Buffer; caption: string }): string
    read(id: string): void
    received(): { text: string; file: { name: string; bytes: Buffer } | null; replyTo: string | null }[]
  }
  /** The address of somebody who has no WhatsApp. */
  nobody: string
  close(): Promise<void>
}

const LONG = 120_000
const NOTE = { name: 'nota.xml', mediaType: 'text/xml', bytes: Buffer.from('<nfe>10125</nfe>') }

/** What any driver must do, whichever way it takes to WhatsApp. */
export function driverContract(name: string, open: () => Promise<Line>): void {
  describe(name, { timeout: LONG }, () => {
    let line: Line
    beforeAll(async () => {
      line = await open()
    }, LONG)
    afterAll(() => line.close(), LONG)

    it('is open once it says that it is ready, and by which number', async () => {
      await eventually(() => expect(line.heard.sessions.at(-1)).toMatchObject({ state: 'ready' }), 60_000)
      expect(line.driver.isOpen()).toBe(true)
      expect(line.heard.sessions.at(-1)?.number).toMatch(/^\d+$/)
    })

    it('tells what people write, by whom and in which chat, and names each message for good', async () => {
      const id = line.rosa.say('Bom dia!')
      const note = await noted({ text: 'Bom dia!' })
      expect(note).toMatchObject({
        id,
        chat: line.rosa.address,
        name: 'Rosa Martins',
        type: 'chat',
        media: null,
      })
      expect(Math.abs(Date.parse(note.at) - Date.now())).toBeLessThan(60_000)
      expect(note.key).not.toBe('')
    })

    it('sends words, tells how far they came, and knows it when asked', async () => {
      const sent = await line.driver.send(line.rosa.address, { text: 'Olá, Rosa' })
      const id = idOf(sent)
      await acknowledged(id, 1)
      expect(line.rosa.received().at(-1)).toMatchObject({ text: 'Olá, Rosa', file: null, replyTo: null })
      expect((await line.driver.progress(id))?.ack).toBeGreaterThanOrEqual(1)
      line.rosa.read(id)
      await acknowledged(id, 3)
      expect(await line.driver.progress('no-such-message')).toBeNull()
    })

    it('connects an answer with what it answers, both ways', async () => {
      const asked = line.rosa.say('Qual o prazo?')
      await noted({ text: 'Qual o prazo?' })
      const id = idOf(await line.driver.send(line.rosa.address, { text: 'Sexta', replyTo: asked }))
      await acknowledged(id, 1)
      expect(line.rosa.received().at(-1)).toMatchObject({ text: 'Sexta', replyTo: asked })
      line.rosa.say('Combinado', { replyTo: id })
      expect(await noted({ text: 'Combinado' })).toMatchObject({ quoted: id })
    })

    it('brings the bytes of files when asked, as often as asked', async () => {
      const id = line.rosa.sendFile({ ...NOTE, caption: 'A nota' })
      const { media, ...note } = await noted({ id })
      expect({ ...note, media }).toMatchObject({
        type: 'document',
        text: 'A nota',
        media: { name: 'nota.xml', mediaType: 'text/xml' },
      })
      for (let times = 0; times < 2; times++) {
        const file = await line.driver.media(media?.ref ?? id)
        expect(file.kind === 'file' && Buffer.from(file.bytes)).toEqual(NOTE.bytes)
      }
      expect((await line.driver.media('no-such-file')).kind).toMatch(/^(gone|later)$/)
    })

    it('sends files with the words under them', async () => {
      const { name, mediaType, bytes } = NOTE
      const part = { text: 'Segue a nota', file: { name, mediaType, bytes } }
      await acknowledged(idOf(await line.driver.send(line.rosa.address, part)), 1)
      expect(line.rosa.received().at(-1)).toMatchObject({ text: 'Segue a nota', file: { name, bytes } })
    })

    it('finds what it sent when its name was lost, and only that', async () => {
      const since = new Date()
      const find = (text: string, except: string[] = []) =>
        line.driver.findSent(line.rosa.address, { text }, since, except)
      const id = idOf(await line.driver.send(line.rosa.address, { text: 'Uma vez só' }))
      await acknowledged(id, 1)
      expect(await find('Uma vez só')).toMatchObject({ id, ack: expect.any(Number) })
      expect(await find('Uma vez só', [id])).toBeNull()
      expect(await find('Nunca dito')).toBeNull()
    })

    it('knows who has no WhatsApp, and by which addresses a person goes', async () => {
      expect(await line.driver.send(line.nobody, { text: 'Alguém?' })).toMatchObject({ kind: 'nobody' })
      expect(await line.driver.addresses(line.rosa.address)).toContain(line.rosa.address)
    })

    it('sends nothing more once it was stopped, and says so', async () => {
      await line.driver.stop()
      const before = line.rosa.received().length
      expect(line.driver.isOpen()).toBe(false)
      expect(line.heard.sessions.at(-1)).toMatchObject({ state: 'stopped' })
      expect(await line.driver.send(line.rosa.address, { text: 'Tarde' })).toMatchObject({ kind: 'closed' })
      expect(line.rosa.received()).toHaveLength(before)
    })

    function noted(like: Partial<IncomingNote>): Promise<IncomingNote> {
      return eventually(() => {
        const found = line.heard.notes.filter((note) =>
          Object.entries(like).every(([key, value]) => note[key as keyof IncomingNote] === value),
        )
        expect(found).toHaveLength(1)
        return found[0]!
      }, 20_000)
    }

    async function acknowledged(id: string, ack: number): Promise<void> {
      await eventually(async () => {
        const heard = line.heard.acks.filter((each) => each.id === id).map((each) => each.ack)
        const reached = Math.max(0, ...heard, (await line.driver.progress(id))?.ack ?? 0)
        expect(reached).toBeGreaterThanOrEqual(ack)
      }, 20_000)
    }
  })
}

function idOf(sent: Awaited<ReturnType<Driver['send']>>): string {
  expect(sent).toMatchObject({ kind: 'sent' })
  return sent.kind === 'sent' ? sent.id : ''
}

export function hearing() {
  const heard: Heard = { notes: [], acks: [], sessions: [] }
  return {
    heard,
    ears: {
      incoming: (note: IncomingNote) => void heard.notes.push(note),
      acknowledged: (id: string, ack: number) => void heard.acks.push({ id, ack }),
      changed: ({ session }: { session: Session }) => void heard.sessions.push(session),
    },
  }
}
