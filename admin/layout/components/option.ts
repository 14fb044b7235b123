/** What a field offers to choose. */
export type Option = { value: string; label: string; disabled?: boolean }

/** Things that have a name, to choose from. */
export function optionsOf(things: readonly { id: string; name: string }[]): Option[] {
  return things.map(({ id, name }) => ({ value: id, label: name }))
}
