/** How a person is addressed: the first of their names. */
export function nameOf(fullName: string): string {
  return fullName.trim().split(/\s+/)[0] || fullName
}
