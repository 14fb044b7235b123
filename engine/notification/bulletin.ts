import type { Choice, OutgoingMessage, Span } from './message.ts'

/** A message about a piece of news: what it is about, what happened, what to do next, and the files that came with it. */
export function bulletin({
  heading,
  text,
  choices = [],
  attachmentIds = [],
}: {
  heading: string
  text: readonly Span[]
  choices?: Choice[][]
  attachmentIds?: readonly string[]
}): OutgoingMessage {
  return {
    text: [{ bold: heading }, '\n', ...text],
    ...(choices.length > 0 ? { choices } : {}),
    ...(attachmentIds.length > 0 ? { attachments: [...attachmentIds] } : {}),
  }
}

/** What somebody wrote, below what is said about it. */
export function quoted(body: string | null): Span[] {
  return body ? ['\n\n', body] : []
}
