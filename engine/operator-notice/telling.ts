import type { Tx } from '../database/database.ts'
import type { Deps } from '../deps.ts'
import { type AtDesk, encodeDeskAction } from '../notification/desk-action.ts'
import type { Choice, OutgoingMessage } from '../notification/message.ts'
import type { Outgoing } from '../notification/outbox.ts'
import type { Send } from '../notification/recipients.ts'
import { panelAddress } from '../operator/deps.ts'
import { type Language, languageOf } from '../text.ts'
import { USUAL_CHOICE } from './choice.ts'
import { hold } from './digest.ts'
import type { NoticeKind } from './kinds.ts'
import type { Listener } from './listeners.ts'
import { momentToTell } from './moment.ts'
import { noticeWords } from './words.ts'

/** A piece of news for operators, of a case or (null) of the house. */
export type DeskNews = {
  kind: NoticeKind
  about: AtDesk | null
  /** Number and title, as the digest names it. */
  title: string
  eventId: string | null
  at: Date
  /** Nobody is responsible, so it can be claimed. */
  isFree: boolean
  /** Of 5, when it tells of a rating. */
  points: number | null
  /** Files that came with it are named, and fetched by a button. */
  files: number
  message(reader: { language: Language; timeZone: string }): OutgoingMessage
  /** What happened, in one sentence for the digest. */
  sentence(reader: { language: Language; timeZone: string }): string
}

/** Tells operators in the chat of their bot, each when they want to be told. */
export function operatorNotices({ config, send }: Pick<Deps, 'config'> & { send: Send }) {
  async function tell(tx: Tx, news: DeskNews, listeners: readonly Listener[]): Promise<void> {
    const told: Outgoing[] = []
    for (const listener of listeners) {
      const dueAt = momentFor(news, listener)
      if (dueAt === news.at) told.push(noticeTo(news, listener))
      else if (dueAt) await hold(tx, listener, { ...news, ...readBy(listener), dueAt })
    }
    if (told.length > 0) await send(tx, told)
  }

  function readBy(listener: Listener) {
    return { language: languageOf(listener.language), timeZone: listener.timeZone ?? config.timeZone }
  }

  function momentFor({ kind, at, points }: DeskNews, listener: Listener): Date | null {
    const choice = listener.choice ?? USUAL_CHOICE
    if (points !== null && points >= choice.ratingUnder) return null
    const { timeZone } = readBy(listener)
    return momentToTell(kind, choice, { now: at, timeZone, onDuty: listener.onDuty })
  }

  function noticeTo(news: DeskNews, listener: Listener): Outgoing {
    const { about, eventId, kind } = news
    return {
      channel: 'operators',
      to: listener.to,
      chatId: listener.chatId,
      ...(about?.kind === 'ticket' ? { ticketId: about.id } : {}),
      ...(about?.kind === 'atendimento' ? { atendimentoId: about.id } : {}),
      ...(eventId ? { eventId } : {}),
      kind: `operators.${kind}`,
      payload: messageTo(news, listener),
    }
  }

  function messageTo(news: DeskNews, listener: Listener): OutgoingMessage {
    const reader = readBy(listener)
    const message = news.message(reader)
    if (!news.about) return message
    return {
      text: [
        ...message.text,
        ...(news.files > 0 ? ['\n\n', noticeWords(reader.language).files(news.files)] : []),
        ...panelText({ config }, news.about, reader.language),
      ],
      choices: buttons(news.about, news, reader.language),
    }
  }

  function buttons(about: AtDesk, { isFree, files }: DeskNews, language: Language): Choice[][] {
    const t = noticeWords(language)
    const first: Choice[] = [
      ...(isFree ? [{ label: t.claim, data: encodeDeskAction('claim', about) }] : []),
      { label: t.write, data: encodeDeskAction('write', about) },
    ]
    const second: Choice[] = [
      { label: t.show, data: encodeDeskAction('show', about) },
      ...(files > 0 ? [{ label: t.getFiles, data: encodeDeskAction('files', about) }] : []),
      ...panelButton({ config }, about, language),
    ]
    return [first, second]
  }

  return { tell }
}

export type OperatorNotices = ReturnType<typeof operatorNotices>

/** Opens the case in the panel. Telegram takes buttons only to public addresses. */
export function panelButton(parts: Pick<Deps, 'config'>, about: AtDesk, language: Language): Choice[] {
  if (!parts.config.publicUrl) return []
  return [{ label: noticeWords(language).panel, href: pageOf(parts, about) }]
}

/** The same as words, where no public address is known. */
export function panelText(
  parts: Pick<Deps, 'config'>,
  about: AtDesk,
  language: Language,
): OutgoingMessage['text'] {
  if (parts.config.publicUrl) return []
  return ['\n\n', { link: noticeWords(language).panel, href: pageOf(parts, about) }]
}

function pageOf(parts: Pick<Deps, 'config'>, { kind, id }: AtDesk): string {
  return panelAddress(parts, `/${kind === 'ticket' ? 'tickets' : 'atendimentos'}/${id}`)
}
