/** The entry that the words name: its whole name, the only one that begins with or contains them, or is in them. */
export function likeness<T>(entries: readonly T[], text: string, namesOf: (entry: T) => string[]): T | null {
  const wanted = plain(text)
  if (wanted === '') return null
  const named = (isLike: (name: string) => boolean) =>
    entries.filter((entry) => namesOf(entry).some((name) => name !== '' && isLike(plain(name))))
  for (const found of [
    named((name) => name === wanted),
    named((name) => name.startsWith(wanted)),
    named((name) => wanted.length > 3 && name.includes(wanted)),
    named((name) => name.length > 3 && ` ${wanted} `.includes(` ${name} `)),
  ]) {
    if (found.length === 1) return found[0]!
  }
  return null
}

/** Without accents, capitals, signs and faces. */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^\p{L}\p{N}\s]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}
