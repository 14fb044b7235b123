import type { ChatDriver } from '../../../../bots/simulator/index.ts'
import { eventually } from '../../../eventually.ts'

/** A person with a phone, whatever is on it: they read, choose and write. */
export type Hand = {
  channel: 'telegram' | 'whatsapp'
  /** Writes for the first time, and shows who they are the way the channel has for it. */
  introduces(): Promise<void>
  says(text: string): Promise<void>
  /** Answers one message of ours. */
  replies(to: Told, text: string): Promise<void>
  chooses(label: string): Promise<void>
  sends(file: File): Promise<void>
  /** The first message with these words since they did something. */
  reads(words: string): Promise<Told>
}

export type Told = { id: string; text: string }
export type File = { name: string; mediaType: string; bytes: Uint8Array }

/** Buttons are pressed. */
export function onTelegram(phone: ChatDriver, settled: () => Promise<void>): Hand {
  return {
    channel: 'telegram',
    async introduces() {
      phone.start()
      await phone.waitFor('confirmar quem você é')
      phone.press('Compartilhar meu número')
    },
    async says(text) {
      await settled()
      phone.say(text)
    },
    async replies({ id }, text) {
      await settled()
      phone.say(text, { replyTo: Number(id) })
    },
    async chooses(label) {
      await settled()
      phone.press(label)
    },
    async sends({ name, mediaType, bytes }) {
      await settled()
      phone.sendDocument({ name, mime: mediaType, bytes: Buffer.from(bytes) })
    },
    async reads(words) {
      const message = await phone.waitFor(words, { timeoutMs: 20_000 })
      return { id: String(message.message_id), text: message.text ?? '' }
    },
  }
}

/** What a phone with WhatsApp can do, in a browser's world or without one. */
export type WhatsappPhone = {
  say(text: string, options?: { replyTo?: string }): unknown
  send(file: File): unknown
  received(): Told[]
}

/** Numbers and words are typed. */
export function onWhatsapp(phone: WhatsappPhone, settled: () => Promise<void>): Hand {
  let seen = 0

  async function does(deed: () => unknown): Promise<void> {
    await settled()
    seen = phone.received().length
    deed()
  }

  /** The number in the last list; what is not in it is called by its words. */
  function typedFor(label: string): string {
    const last = phone.received().findLast(({ text }) => /^\*\d+\*/m.test(text))
    for (const line of last?.text.split('\n') ?? []) {
      if (line === `*${label}*`) return label
      if (line.includes(' · ') && line.includes(`*${label}*`) && /^\d$/.test(label)) return label
      const [, number, words] = /^\*(\d+)\* (.+)$/.exec(line) ?? []
      if (number && words?.includes(label)) return number
    }
    return label
  }

  return {
    channel: 'whatsapp',
    introduces: () => does(() => phone.say('Oi')),
    says: (text) => does(() => phone.say(text)),
    replies: ({ id }, text) => does(() => phone.say(text, { replyTo: id })),
    chooses: (label) => does(() => phone.say(typedFor(label))),
    sends: (file) => does(() => phone.send(file)),
    reads: (words) =>
      eventually(() => {
        const found = phone.received().find(({ text }, n) => n >= seen && text.includes(words))
        if (!found)
          throw new Error(
            `no “${words}”, but:\n${phone
              .received()
              .slice(seen)
              .map(({ text }) => text)
              .join('\n---\n')}`,
          )
        return found
      }, 20_000),
  }
}
