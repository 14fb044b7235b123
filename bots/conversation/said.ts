/** What each chat message contributed to words that came in several: so an edit changes its own part alone. */
export type Said = Readonly<Record<string, string>>

/** The words with one message saying something else; unchanged when none of it is (still) among them. */
export function reworded(
  { whole, said }: { whole: string; said: Said },
  externalId: string,
  text: string,
): { whole: string; said: Said } {
  const before = said[externalId]
  if (!before || !whole.includes(before)) return { whole, said }
  return { whole: whole.replace(before, () => text), said: { ...said, [externalId]: text } }
}
