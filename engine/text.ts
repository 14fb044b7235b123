export type Language = 'pt' | 'en'
export const LANGUAGES: readonly Language[] = ['pt', 'en']

type Phrase = string | ((...values: never[]) => string)
type Catalogue = { [key: string]: Phrase | Catalogue }
type Translated<T> = {
  [K in keyof T]: T[K] extends (...values: infer V) => string
    ? (...values: V) => string
    : T[K] extends string
      ? string
      : Translated<T[K]>
}

/** A catalogue in both languages: a text missing in one of them does not compile. */
export function texts<const T extends Catalogue>(catalogue: { pt: T; en: Translated<T> }) {
  return (language: Language): Translated<T> =>
    language === 'en' ? catalogue.en : (catalogue.pt as unknown as Translated<T>)
}

/** The language Bote answers in for a code such as `pt-BR`, `en` or `es` (Portuguese when in doubt). */
export function languageOf(code: string | null | undefined): Language {
  return code?.toLowerCase().startsWith('en') ? 'en' : 'pt'
}
