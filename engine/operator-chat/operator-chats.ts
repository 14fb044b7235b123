import type { AccountDeps } from '../operator/deps.ts'
import { albums } from './album.ts'
import { confirmations } from './confirmation.ts'
import { linking } from './linking.ts'
import { presence } from './presence.ts'
import { saidInChats } from './said.ts'

/** Operators in the chat of their bot: whose it is, whether it counts, and what waits there for a yes. */
export function operatorChats(deps: AccountDeps) {
  return {
    ...linking(deps),
    ...presence(deps),
    ...confirmations(deps),
    ...saidInChats(deps),
    ...albums(deps),
  }
}
