/** What an exception keeps away (R51). */
export const EXCEPTION_KINDS = ['block', 'reduction', 'default', 'acceptance', 'all'] as const
export type ExceptionKind = (typeof EXCEPTION_KINDS)[number]

/** Why a routine restrains a connection: the customer is in default, or has not accepted the contract. */
export const CAUSES = ['default', 'acceptance'] as const
export type Cause = (typeof CAUSES)[number]

/** What a routine is about to do, and why; without a cause of these it is a reason in words. */
export type Restraint = { does: 'block' | 'reduction'; cause?: Cause }

/**
 * The kinds of exception that keep this away. One for default or acceptance keeps only blocks away, and only those that
 * come of it; one for blocks or reductions keeps them away whatever they come of.
 */
export function kindsAgainst({ does, cause }: Restraint): ExceptionKind[] {
  if (does === 'reduction') return ['reduction', 'all']
  return cause ? ['block', cause, 'all'] : ['block', 'all']
}
