import type { VNode } from 'preact'
import type { z } from 'zod'
import type { Actor, Engine, Language, Listed, Move } from '#engine'
import type { Draft } from '../form/submission.ts'
import type { Visit } from '../visit.ts'

/** The nouns of the engine that are catalogues: all have the same verbs. */
export type CatalogueNoun =
  | 'accessPoints'
  | 'classifications'
  | 'defects'
  | 'exceptionReasons'
  | 'origins'
  | 'personGroups'
  | 'serviceOrderTypes'
  | 'slaTables'
  | 'technicianGroups'

type Entry = Listed<{ id: string; companyId: string | null; name: string; active: boolean }>
export type Item<Noun extends CatalogueNoun> = Entry & Awaited<ReturnType<Engine[Noun]['find']>>

export type Kept<Noun extends CatalogueNoun> = {
  list(actor: Actor): Promise<Item<Noun>[]>
  find(actor: Actor, id: string): Promise<Item<Noun>>
  add(actor: Actor, input: object): Promise<Entry>
  change(actor: Actor, id: string, input: object, basis?: string): Promise<Entry>
  move(actor: Actor, id: string, to: Move): Promise<void>
  remove(actor: Actor, id: string): Promise<void>
}

export type CatalogueWords = {
  title: string
  subtitle: string
  add: string
  added: (name: string) => string
  name: string
  emptyTitle: string
  emptyText: string
}

/** What a noun brings to the pages that all catalogues share. */
export type Catalogue<Noun extends CatalogueNoun, Choices> = {
  noun: Noun
  path: `/${string}`
  icon: string
  words: (language: Language) => CatalogueWords
  /** Fields of the form beside the name, the company and whether it is active. */
  fields: z.ZodRawShape
  /** Those that are asked only when it is added. */
  fixed?: z.ZodRawShape
  /** What the form of a new one begins with. */
  blank?: Draft['values']
  /** How one stands in its form; left out: as it is stored. */
  drafted?: (item: Item<Noun>) => Draft['values']
  /** The form's values in the engine's shape; left out: as they are. */
  input?: (values: Record<string, unknown>) => Record<string, unknown>
  /** What the form lets choose from; `item` null: for a new one. */
  choices?: (visit: Visit, item: Item<Noun> | null) => Promise<Choices>
  Fields?: (props: { choices: Choices; item: Item<Noun> | null }) => VNode
  /** Below the name in the list. */
  Marks?: (props: { item: Item<Noun> }) => VNode | null
  /** Parts of a company's list, each with an order of its own. */
  part?: (item: Item<Noun>, language: Language) => string
  /** Whether people choose the order. */
  isOrdered?: boolean
}

/** The noun's verbs as all catalogues have them; what a form holds the engine checks for itself. */
export function keptOf<Noun extends CatalogueNoun>({ noun }: { noun: Noun }, engine: Engine): Kept<Noun> {
  return engine[noun] as unknown as Kept<Noun>
}
