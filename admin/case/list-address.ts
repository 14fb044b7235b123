export type Query = Record<string, string | undefined> & { after?: string | undefined }

/** The address of a list with something changed in what it is narrowed to; it always starts anew. */
export function listAddress(path: string, { after: _, ...current }: Query, changes: Query = {}): string {
  const parameters = new URLSearchParams()
  for (const [key, value] of Object.entries({ ...current, ...changes })) if (value) parameters.set(key, value)
  const text = parameters.toString()
  return text ? `${path}?${text}` : path
}

/** The address of this very part of the list. */
export function sameAddress(path: string, query: Query): string {
  const address = listAddress(path, query)
  if (!query.after) return address
  return `${address}${address.includes('?') ? '&' : '?'}after=${encodeURIComponent(query.after)}`
}

/** The address of the tab with nothing that narrows it. */
export function unfilteredAddress(path: string, { tab }: Query): string {
  return listAddress(path, { tab })
}

/** How many filters besides the tab narrow the list. */
export function activeFilters({ tab: _, after: __, ...rest }: Query): number {
  return Object.values(rest).filter(Boolean).length
}
