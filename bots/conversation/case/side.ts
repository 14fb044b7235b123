import type { CaseKind, DomainError, Language, ShownFile, ShownLog } from '#engine'
import type { FollowUp } from '../homeless/machine.ts'
import type { Reply, Turn } from '../turn.ts'
import type { CaseEvent, CaseTalk, Words } from './machine.ts'

/** A case as its customer sees it, as far as both kinds have the same. */
export type ShownCase = {
  id: string
  files: readonly ShownFile[]
  logs: readonly ShownLog[]
  rating: object | null
  actions: readonly string[]
}

/** What was written, and whose hours count for it. */
export type Written = { number: string; closedNoticeFor: NonNullable<Turn['closedNoticeFor']> }

/** What reading, writing and rating ask of the kind of case they are about. */
export type CaseSide<Talk extends CaseTalk, Shown extends ShownCase> = {
  kind: CaseKind
  idOf(talk: Talk): string
  /** Throws NotFound for what is not theirs. */
  shown(turn: Turn, id: string): Promise<Shown>
  card(shown: Shown, turn: Turn): Reply
  /** Its number and what it is about, as the first line of what is told of it. */
  heading(shown: Shown): string
  showButton(id: string, language: Language): { label: string; data: string }

  write(turn: Turn, id: string, words: Words): Promise<Written>
  /** What is known of an ended one, where words for it go on. */
  followUp(ended: Shown): FollowUp

  rate(turn: Turn, talk: Talk, comment: string): Promise<unknown>
  /** The mark in words or numbers, for the person to see again. */
  face(talk: Talk, language: Language): string
  mustComment(shown: Shown, talk: Talk): boolean
  /** A mark that is asked about with regret. */
  isBad(talk: Talk): boolean

  words(language: Language): SideWords
  explain(turn: Turn, id: string, error: DomainError): Promise<CaseEvent>
}

/** What is said of the kind in words of its own. */
export type SideWords = {
  askMessage(limit: string): string
  logged(number: string): string
  noFiles: string
}
