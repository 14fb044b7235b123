import { type AtendimentoState, atendimentoWords, type Language } from '#engine'
import { Mark, type MarkName } from '../case/mark-icons.tsx'
import type { Tone } from '../layout/components/index.ts'
import { useShell, useText } from '../layout/shell.ts'
import { atendimentoVocabulary } from './words.ts'

type Words = ReturnType<typeof atendimentoVocabulary>

/** Where an atendimento stands, in colour and words. */
export function StateBadge({ state }: { state: AtendimentoState }) {
  return stateBadge(state, useShell().language)
}

/** The same as a plain function, as are the next: in long lists every component costs. */
export function stateBadge(state: AtendimentoState, language: Language) {
  const { tone, icon } = STATES[state]
  return (
    <span class={`badge badge-${tone}`}>
      {Mark(icon)}
      {atendimentoWords(language).state[state]}
    </span>
  )
}

export function PriorityBadge({ priority }: { priority: number }) {
  return priorityBadge(priority, useText(atendimentoVocabulary))
}

/** 1 comes first (R44). */
export function priorityBadge(priority: number, words: Words) {
  const [tone, icon]: [Tone, MarkName] =
    priority <= 1 ? ['critical', 'flame'] : priority === 2 ? ['waiting', 'arrow-up'] : ['neutral', 'minus']
  return (
    <span class={`badge badge-${tone}`}>
      {Mark(icon)}
      {words.priority(priority)}
    </span>
  )
}

const STATES: Record<AtendimentoState, { tone: Tone; icon: MarkName }> = {
  registered: { tone: 'info', icon: 'sparkles' },
  checked: { tone: 'info', icon: 'clipboard-check' },
  waiting: { tone: 'waiting', icon: 'hourglass' },
  claimed: { tone: 'progress', icon: 'progress' },
  paused: { tone: 'waiting', icon: 'player-pause' },
  finished: { tone: 'good', icon: 'circle-check' },
  cancelled: { tone: 'neutral', icon: 'circle-minus' },
}
