import { type AtendimentoState, type ClockFace, isEndedAtendimento } from '#engine'
import { Mark } from '../case/mark-icons.tsx'
import { useDates, useText } from '../layout/shell.ts'
import { atendimentoVocabulary } from './words.ts'

type Words = ReturnType<typeof atendimentoVocabulary>
type Dates = ReturnType<typeof useDates>

/** The deadline as a clock: computed here, then counted down in the browser, but only while the office is open. */
export function SlaClock({ face, state }: { face: ClockFace; state: AtendimentoState }) {
  return slaClock(face, state, useText(atendimentoVocabulary), useDates())
}

/** The same as a plain function: in long lists every component costs. */
export function slaClock(face: ClockFace, state: AtendimentoState, { clock: t }: Words, dates: Dates) {
  const { leftMs, usedMs, isRunning, dueAt } = face
  if (isEndedAtendimento(state)) {
    if (usedMs === 0) return null
    return <span class={`sla-clock ${isLate(face) ? 'sla-late' : ''}`}>{t.used(clockTime(usedMs))}</span>
  }
  if (leftMs === null) return <span class="sla-clock">{isRunning ? t.none : null}</span>
  const isOpen = isRunning && face.open.some(([from, to]) => from <= face.at && face.at < to)
  const title = dueAt ? t.due(dates.dateTime(dueAt)) : undefined
  return (
    <span
      class={`sla-clock ${toneOf(face)}`}
      title={[title, isOpen ? null : isRunning ? t.restingHint : t.standingHint].filter(Boolean).join(' · ')}
      {...(isRunning ? ticking(face, t) : {})}
    >
      {Mark(!isRunning ? 'player-pause' : leftMs < 0 ? 'alarm' : 'clock')}
      <span data-clock-words>{wordsOf(leftMs, isOpen ? 'left' : isRunning ? 'resting' : 'standing', t)}</span>
    </span>
  )
}

type Kind = 'left' | 'resting' | 'standing'

function wordsOf(leftMs: number, kind: Kind, t: Words['clock']): string {
  const time = clockTime(leftMs)
  if (leftMs >= 0) return t[kind](time)
  return kind === 'left' ? t.late(time) : kind === 'resting' ? t.restingLate(time) : t.standingLate(time)
}

/** What the browser counts with; `…` stands for the time in its sentences. */
function ticking({ at, leftMs, usedMs, open }: ClockFace, t: Words['clock']) {
  const sentences = {
    left: t.left('…'),
    late: t.late('…'),
    resting: t.resting('…'),
    restingLate: t.restingLate('…'),
  }
  return {
    'data-clock': JSON.stringify({
      at: at.getTime(),
      left: leftMs,
      allowance: (leftMs ?? 0) + usedMs,
      open: open.map((times) => times.map((time) => time.getTime())),
    }),
    'data-words': JSON.stringify(sentences),
  }
}

/** The last quarter of the time is a warning. */
function toneOf({ leftMs, usedMs }: ClockFace): string {
  if (leftMs === null) return ''
  if (leftMs < 0) return 'sla-late'
  return leftMs < (leftMs + usedMs) / 4 ? 'sla-near' : ''
}

function isLate({ leftMs }: ClockFace): boolean {
  return leftMs !== null && leftMs < 0
}

/** `26 h 05 min`, `12 min 30 s`: hours of work, never days, for a day of work has no length everybody knows. */
export function clockTime(ms: number): string {
  const seconds = Math.floor(Math.abs(ms) / 1_000)
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60]
  if (hours > 0) return minutes > 0 ? `${hours} h ${two(minutes)} min` : `${hours} h`
  return minutes > 0 ? `${minutes} min ${two(seconds % 60)} s` : `${seconds} s`
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
