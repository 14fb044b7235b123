import type { Message, MessageOrigin } from 'grammy/types'
import { block, unblock } from './blocking.ts'
import type { CallbackAnswer } from './callbacks.ts'
import { type ChatMessage, inlineKeyboard } from './chat.ts'
import { findButton, replyButtons } from './find-button.ts'
import type { MediaKind } from './media.ts'
import * as phones from './phone.ts'
import { pressCallback } from './pressing.ts'
import { type FileToSend, mediaOf } from './sample-media.ts'
import { screenText } from './screen.ts'
import * as sharing from './sharing.ts'

export type Wanted = string | RegExp | ((message: Message) => boolean)

/** What pressing a button did; `answered` is only there for buttons the bot must answer. */
export interface Press {
  callbackId?: string
  answered: Promise<CallbackAnswer>
}

/** A person's phone in a test's hands. */
export interface ChatDriver {
  /** Both sides, oldest first, as they stand now (edits applied, deleted ones gone). */
  readonly messages: (Message & { by: 'bot' | 'person'; reaction?: string })[]
  say(text: string, options?: phones.SayOptions): Message
  start(payload?: string): Message
  command(command: string): Message
  /**
   * Presses a button by its text (exact, else the only one containing it), a pattern, or its index on the newest
   * keyboard; on message `on`, else the newest message that has it, else the reply keyboard. Throws when not there.
   */
  press(button: string | RegExp | number, options?: { on?: number }): Press
  /** Presses what is no longer (or was never) shown: callback data as an attacker or an old phone would send it. */
  pressData(data: string, options?: { on?: number }): Press
  shareContact(other?: sharing.SharedContact): Message
  sendPhoto(file?: FileToSend): Message
  sendDocument(file?: FileToSend): Message
  sendVideo(file?: FileToSend): Message
  sendVoice(file?: FileToSend): Message
  sendAudio(file?: FileToSend): Message
  sendSticker(): Message
  sendLocation(latitude?: number, longitude?: number): Message
  /** Somebody else's contact. */
  sendContact(contact: sharing.SharedContact): Message
  sendPoll(question?: string, options?: string[]): Message
  sendAlbum(files: (FileToSend & { kind?: MediaKind })[]): Message[]
  edit(messageId: number, text: string): Message
  forward(text: string, origin?: MessageOrigin): Message
  block(): void
  unblock(): void
  /** The bot's newest message. */
  last(): Message | undefined
  /** Its text or caption; '' when there is none. */
  lastText(): string
  /** What can be pressed now: inline buttons of the newest message that has any, then the reply keyboard. */
  buttons(): string[]
  /**
   * The first message of the bot, sent or edited since the person's last action, that matches (a text must be
   * contained). Waits for it; throws with the screen when it does not come. Default 5 s.
   */
  waitFor(wanted: Wanted, options?: { timeoutMs?: number }): Promise<Message>
  /** The chat as plain text, for failure messages and snapshots. */
  screenText(): string
}

export function createDriver(phone: phones.Phone): ChatDriver {
  const { sim, chat } = phone
  let mark = sim.world.revision

  function acted<T>(action: () => T): T {
    mark = sim.world.revision
    return action()
  }

  function sendFile(kind: MediaKind, file: FileToSend = {}): Message {
    const { caption, replyTo } = file
    return acted(() => sharing.sendMedia(phone, kind, mediaOf(kind, file), { caption, replyTo }))
  }

  function pressInline(entry: ChatMessage, text: string): Press {
    const button = inlineKeyboard(entry.message)
      .flat()
      .find((candidate) => candidate.text === text)!
    if (!('callback_data' in button)) return { answered: Promise.resolve(openedLink(button)) }
    const pressed = acted(() => pressCallback(phone, entry.message.message_id, button.callback_data!))
    return { callbackId: pressed.id, answered: pressed.answered }
  }

  const driver: ChatDriver = {
    get messages() {
      return chat.messages.map(({ message, by, reaction }) => ({
        ...message,
        by,
        ...(reaction && { reaction }),
      }))
    },
    say: (text, options) => acted(() => phones.say(phone, text, options)),
    start: (payload) => acted(() => phones.start(phone, payload)),
    command: (command) => driver.say(command.startsWith('/') ? command : `/${command}`),
    press(button, { on } = {}) {
      const found = findButton(chat, button, on)
      if (!found) throw new Error(`No button ${String(button)} to press:\n${driver.screenText()}`)
      if (found.entry) return pressInline(found.entry, found.text)
      if (found.asksContact) driver.shareContact()
      else driver.say(found.text)
      return { answered: Promise.resolve({ text: '', alert: false }) }
    },
    pressData(data, { on } = {}) {
      const messageId = on ?? driver.last()?.message_id
      if (messageId === undefined) throw new Error('The bot has not written yet')
      const pressed = acted(() => pressCallback(phone, messageId, data))
      return { callbackId: pressed.id, answered: pressed.answered }
    },
    shareContact: (other) => acted(() => sharing.shareContact(phone, other)),
    sendPhoto: (file) => sendFile('photo', file),
    sendDocument: (file) => sendFile('document', file),
    sendVideo: (file) => sendFile('video', file),
    sendVoice: (file) => sendFile('voice', file),
    sendAudio: (file) => sendFile('audio', file),
    sendSticker: () => sendFile('sticker'),
    sendLocation: (latitude = -23.5614, longitude = -46.6559) =>
      acted(() => sharing.shareLocation(phone, latitude, longitude)),
    sendContact: (contact) => driver.shareContact(contact),
    sendPoll: (question = 'Qual?', options = ['Este', 'Aquele']) =>
      acted(() => sharing.sendPoll(phone, question, options)),
    sendAlbum: (files) =>
      acted(() =>
        sharing.sendAlbum(
          phone,
          files.map(({ kind = 'photo', ...file }) => ({
            kind,
            media: mediaOf(kind, file),
            caption: file.caption,
            replyTo: file.replyTo,
          })),
        ),
      ),
    edit: (messageId, text) => acted(() => phones.edit(phone, messageId, text)),
    forward: (text, origin) => acted(() => phones.forward(phone, text, origin)),
    block: () => acted(() => block(phone)),
    unblock: () => acted(() => unblock(phone)),
    last: () => chat.messages.findLast(({ by }) => by === 'bot')?.message,
    lastText: () => textOf(driver.last()),
    buttons: () => {
      const inline = chat.messages.findLast(({ by, message }) => by === 'bot' && message.reply_markup)
      const shown = inline ? inlineKeyboard(inline.message).flat() : []
      return [...shown.map(({ text }) => text), ...replyButtons(chat).map(({ text }) => text)]
    },
    waitFor(wanted, { timeoutMs = 5_000 } = {}) {
      const find = () =>
        chat.messages.find(
          ({ by, revision, message }) => by === 'bot' && revision > mark && matches(message, wanted),
        )
      return new Promise((resolve, reject) => {
        const already = find()
        if (already) return resolve(already.message)
        const look = () => {
          const found = find()
          if (!found) return
          stop()
          resolve(found.message)
        }
        const timer = setTimeout(() => {
          stop()
          reject(
            new Error(
              `Waited ${timeoutMs} ms for ${String(wanted)}, but the phone shows:\n${driver.screenText()}`,
            ),
          )
        }, timeoutMs)
        const stop = () => {
          clearTimeout(timer)
          sim.world.happenings.off('happened', look)
        }
        sim.world.happenings.on('happened', look)
      })
    },
    screenText: () => screenText(chat),
  }
  return driver
}

export function textOf(message: Message | undefined): string {
  return message?.text ?? message?.caption ?? ''
}

function matches(message: Message, wanted: Wanted): boolean {
  if (typeof wanted === 'function') return wanted(message)
  const text = textOf(message)
  return typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text)
}

function openedLink(button: object): CallbackAnswer {
  return { text: '', alert: false, ...('url' in button && { url: String(button.url) }) }
}
