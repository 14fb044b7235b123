/** What a canned text may leave open, in the words of who writes it. */
export const PLACEHOLDERS = ['cliente', 'contato', 'numero'] as const
export type Placeholder = (typeof PLACEHOLDERS)[number]

/** The text with `{cliente}`, `{contato}` and `{numero}` (also `{número}`) filled in; anything else in braces stays. */
export function filled(body: string, values: Record<Placeholder, string>): string {
  return body.replace(/\{([^{}\s]{1,20})\}/g, (whole, name: string) => {
    const known = placeholderOf(name)
    return known ? values[known] : whole
  })
}

/** The names in braces that nothing will be filled into: a slip of the pen that the editor points out. */
export function unknownPlaceholders(body: string): string[] {
  const names = [...body.matchAll(/\{([^{}\s]{1,20})\}/g)].map(([, name]) => name as string)
  return [...new Set(names)].filter((name) => !placeholderOf(name))
}

function placeholderOf(name: string): Placeholder | undefined {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return PLACEHOLDERS.find((placeholder) => placeholder === plain)
}
