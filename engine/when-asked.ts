/** Each noun is made when it is first asked for: one message in a chat needs few of them. */
export function whenAsked<Inside, Makers extends Record<string, (inside: Inside) => unknown>>(
  makers: Makers,
  inside: Inside,
) {
  const made = new Map<string, unknown>()
  const nouns = new Proxy(makers, {
    get(_, name: string) {
      if (!made.has(name) && Object.hasOwn(makers, name)) made.set(name, makers[name]!(inside))
      return made.get(name)
    },
  })
  return nouns as unknown as { readonly [Name in keyof Makers]: ReturnType<Makers[Name]> }
}

/**
 * One noun of several parts, each made when none before it has the verb that is asked for: what is asked most stands
 * first. Its verbs are called, never listed or copied.
 */
export function inParts<Parts extends readonly object[]>(
  ...makers: { [Nth in keyof Parts]: () => Parts[Nth] }
): Merged<Parts> {
  const made: object[] = []

  function partWith(name: PropertyKey): object | undefined {
    for (const [n, make] of makers.entries()) {
      made[n] ??= make()
      if (name in made[n]) return made[n]
    }
  }

  return new Proxy(
    {},
    {
      get: (_, name) => partWith(name)?.[name as never],
      has: (_, name) => partWith(name) !== undefined,
      ownKeys: () => {
        throw new TypeError('a noun in parts is not to be listed or copied: ask for its verbs')
      },
    },
  ) as Merged<Parts>
}

type Merged<Parts extends readonly unknown[]> = Parts extends readonly [infer First, ...infer Others]
  ? First & Merged<Others>
  : unknown
