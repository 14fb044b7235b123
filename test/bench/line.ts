/** One figure of the table: its rounds, what it is held against, and what is expected of it. */
export type Line = {
  what: string
  unit: Unit
  /** One figure a round; their median counts. */
  rounds: readonly number[]
  /** Measured in turns with the figure, round by round. */
  yardstick?: { what: string; rounds: readonly number[] }
  aim?: Aim
}

export type Unit = '/s' | 'ms' | 's' | 'MiB'

export type Aim = {
  /** Of the figure itself, or of its ratio to the yardstick. */
  of: 'figure' | 'ratio'
  is: 'at least' | 'at most' | 'under'
  value: number
  /** What is wished for beyond what is expected. */
  wish?: number
}

export type Verdict = 'ok' | 'below' | ''

/** Figure by yardstick, round by round: both met the same noise. */
export function ratios({ rounds, yardstick }: Line): number[] {
  if (!yardstick) return []
  return rounds.flatMap((figure, round) => {
    const other = yardstick.rounds[round]
    return other === undefined ? [] : [figure / other]
  })
}

export function verdict(line: Line): Verdict {
  if (!line.aim) return ''
  const { of, is, value } = line.aim
  const measured = median(of === 'ratio' ? ratios(line) : line.rounds)
  const isMet =
    is === 'at least' ? measured >= value : is === 'at most' ? measured <= value : measured < value
  return isMet ? 'ok' : 'below'
}

export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  if (sorted.length === 0) return Number.NaN
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** The value that a share `q` of the figures does not exceed. */
export function quantile(figures: readonly number[], q: number): number {
  const sorted = [...figures].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * q) - 1)] ?? Number.NaN
}
