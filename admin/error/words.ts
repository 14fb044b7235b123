import type { Language } from '#engine'
import { administrationFaults } from '../administration/faults.ts'
import { administrationProblems } from '../administration/problems.ts'
import { atendimentoFaults, atendimentoProblems } from '../atendimento/problems.ts'
import { connectionProblems } from '../connection/problems.ts'
import { leadProblems } from '../lead/problems.ts'
import { operatorFaults, operatorProblems } from '../operator/problems.ts'
import { serviceOrderProblems } from '../service-order/problems.ts'
import { ticketFaults, ticketProblems } from '../ticket/problems.ts'
import { errorTexts, faultTexts, generalProblems } from './texts.ts'

type Words = Record<string, string | ((details: Record<string, unknown>) => string)>
type Catalogue = (language: Language) => unknown

/** Sentences for the codes of Refused, Conflict and Forbidden: each noun brings its own. */
const PROBLEMS: Catalogue[] = [
  generalProblems,
  administrationProblems,
  connectionProblems,
  leadProblems,
  operatorProblems,
  ticketProblems,
  atendimentoProblems,
  serviceOrderProblems,
]

/** Sentences for the faults of single fields. */
const FAULTS: Catalogue[] = [
  faultTexts,
  administrationFaults,
  operatorFaults,
  ticketFaults,
  atendimentoFaults,
]

/** A sentence for a problem that a person can read and act on. */
export function problemWords(
  language: Language,
  code: string,
  details: Record<string, unknown> = {},
): string {
  return lookUp(PROBLEMS, language, code, details) ?? errorTexts(language).refused.title
}

/** Whether anybody wrote a sentence for this code. */
export function hasProblemWords(code: string): boolean {
  return lookUp(PROBLEMS, 'pt', code, {}) !== undefined
}

export function faultWords(language: Language, fault: { code: string; [detail: string]: unknown }): string {
  return lookUp(FAULTS, language, fault.code, fault) ?? faultTexts(language).malformed
}

function lookUp(
  catalogues: Catalogue[],
  language: Language,
  code: string,
  details: Record<string, unknown>,
): string | undefined {
  for (const catalogue of catalogues) {
    const words = catalogue(language) as Words
    if (!Object.hasOwn(words, code)) continue
    const phrase = words[code]
    return typeof phrase === 'function' ? phrase(details) : phrase
  }
}
