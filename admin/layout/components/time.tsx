import { useDates } from '../shell.ts'

/** How long ago or how soon; the exact moment in the company's zone on hover and for machines. */
export function RelativeTime({ date }: { date: Date }) {
  const { ago, dateTime } = useDates()
  return (
    <time datetime={date.toISOString()} title={dateTime(date)}>
      {ago(date)}
    </time>
  )
}

/** The exact moment. */
export function Moment({ date }: { date: Date }) {
  return <time datetime={date.toISOString()}>{useDates().dateTime(date)}</time>
}
