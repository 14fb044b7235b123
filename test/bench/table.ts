import { type Aim, type Line, median, ratios, type Unit, verdict } from './line.ts'

const HEADINGS = ['what', 'figure (lowest–highest)', 'held against', 'ratio', 'aim', '']

/** The lines as one table of plain text. */
export function table(lines: readonly Line[]): string {
  const rows = [HEADINGS, ...lines.map(cells)]
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  const written = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  )
  const [headings = '', ...rest] = written
  return [headings, widths.map((width) => '─'.repeat(width)).join('  '), ...rest].join('\n')
}

function cells(line: Line): string[] {
  const { what, unit, rounds, yardstick, aim } = line
  return [
    what,
    spread(rounds, unit),
    yardstick ? `${spread(yardstick.rounds, unit)} ${yardstick.what}` : '',
    yardstick ? plain(median(ratios(line))) : '',
    aim ? aimText(aim, unit) : '',
    verdict(line),
  ]
}

function spread(rounds: readonly number[], unit: Unit): string {
  const [middle, low, high] = [median(rounds), Math.min(...rounds), Math.max(...rounds)].map(plain)
  return rounds.length > 1 ? `${middle} ${unit} (${low}–${high})` : `${middle} ${unit}`
}

function aimText({ of, is, value, wish }: Aim, unit: Unit): string {
  const sign = is === 'at least' ? '≥' : is === 'at most' ? '≤' : '<'
  const expected = of === 'ratio' ? `ratio ${sign} ${value}` : `${sign} ${value} ${unit}`
  return wish === undefined ? expected : `${expected} (wish ${wish})`
}

/** Three significant digits, and never fewer than the whole part. */
function plain(figure: number): string {
  const digits = figure >= 100 ? 0 : figure >= 10 ? 1 : 2
  return figure.toFixed(digits)
}
