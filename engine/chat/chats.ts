import type { Deps } from '../deps.ts'
import { inParts } from '../when-asked.ts'
import { addresses } from './addresses.ts'
import { type Arriving, arrive } from './arrival.ts'
import { byHand } from './by-hand.ts'
import { closedPeriods } from './closed-period.ts'
import { emailProof } from './email-proof.ts'
import { identity } from './identity.ts'
import { preferences } from './preferences.ts'
import { reach } from './reach.ts'

/** Chats and the people behind them: who arrives, how they prove who they are, and whether they can be reached. */
export function chats(deps: Deps) {
  return inParts(
    () => ({ arrive: (arriving: Arriving) => arrive(deps, arriving) }),
    () => closedPeriods(deps),
    () => preferences(deps),
    () => identity(deps),
    () => emailProof(deps),
    () => reach(deps),
    () => addresses(deps),
    () => byHand(deps),
  )
}
