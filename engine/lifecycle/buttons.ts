/** A button of a page: allowed, or off with the reason. */
export type Button<Verb, Reason> =
  | { verb: Verb; allowed: true }
  | { verb: Verb; allowed: false; reason: Reason }

/** Buttons ask the machine and the policy, and can say why not. */
export function buttonsOf<Verb, Reason>(
  verbs: readonly Verb[],
  reasonAgainst: (verb: Verb) => Reason | null,
): Button<Verb, Reason>[] {
  return verbs.map((verb) => {
    const reason = reasonAgainst(verb)
    return reason ? { verb, allowed: false, reason } : { verb, allowed: true }
  })
}
