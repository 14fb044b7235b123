import { type AtendimentoState, atendimentoWords, type Language } from '#engine'
import { type Sign, signBadge } from '../case/mark-icons.tsx'
import { useShell, useText } from '../layout/shell.ts'
import { atendimentoVocabulary } from './words.ts'

type Words = ReturnType<typeof atendimentoVocabulary>

/** Where an atendimento stands, in colour and words. */
export function StateBadge({ state }: { state: AtendimentoState }) {
  return stateBadge(state, useShell().language)
}

/** The same for rows of long lists, as are the next. */
export function stateBadge(state: AtendimentoState, language: Language) {
  return signBadge(STATES[state], atendimentoWords(language).state[state])
}

export function PriorityBadge({ priority }: { priority: number }) {
  return priorityBadge(priority, useText(atendimentoVocabulary))
}

/** 1 comes first (R44). */
export function priorityBadge(priority: number, words: Words) {
  return signBadge(signOf(priority), words.priority(priority))
}

function signOf(priority: number): Sign {
  if (priority <= 1) return { tone: 'critical', icon: 'flame' }
  return priority === 2 ? { tone: 'waiting', icon: 'arrow-up' } : { tone: 'neutral', icon: 'minus' }
}

const STATES: Record<AtendimentoState, Sign> = {
  registered: { tone: 'info', icon: 'sparkles' },
  checked: { tone: 'info', icon: 'clipboard-check' },
  waiting: { tone: 'waiting', icon: 'hourglass' },
  claimed: { tone: 'progress', icon: 'progress' },
  paused: { tone: 'waiting', icon: 'player-pause' },
  finished: { tone: 'good', icon: 'circle-check' },
  cancelled: { tone: 'neutral', icon: 'circle-minus' },
}
