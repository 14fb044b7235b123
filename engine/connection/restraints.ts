import { z } from 'zod'
import type { Actor } from '../actor.ts'
import { checked, optionalParagraph, paragraph } from '../administration/input.ts'
import { Refused } from '../errors.ts'
import type { ChangeConnection, ConnectionDeps, Occasion } from './change.ts'
import type { Connection } from './connection.ts'

const withReason = z.strictObject({ reason: paragraph(500) })
const withNote = z.strictObject({ note: optionalParagraph(500) })
const noWords = z.strictObject({})

/** What an operator does by hand to let a connection run, or not. Exceptions keep routines away, not people. */
export function restraints({ provider }: ConnectionDeps, change: ChangeConnection) {
  return {
    /** Throws Refused (`connection_is_blocked`). */
    block(
      actor: Actor,
      connectionId: string,
      input: z.input<typeof withReason>,
      occasion: Occasion = {},
    ): Promise<Connection> {
      return change(actor, connectionId, occasion, async (tx, connection, at) => {
        const { reason } = checked(withReason, input)
        if (connection.blockedAt) throw new Refused('connection_is_blocked')
        return { kind: 'blocked', reason, after: await provider.block(tx, connection, reason, at) }
      })
    },

    /** Throws Refused (`connection_is_not_blocked`). */
    unblock(
      actor: Actor,
      connectionId: string,
      input: z.input<typeof noWords> = {},
      occasion: Occasion = {},
    ): Promise<Connection> {
      return change(actor, connectionId, occasion, async (tx, connection) => {
        checked(noWords, input)
        if (!connection.blockedAt) throw new Refused('connection_is_not_blocked')
        return { kind: 'unblocked', after: await provider.unblock(tx, connection) }
      })
    },

    /** Ends the running session. Throws Refused (`connection_is_offline`) when it is known that there is none. */
    disconnect(
      actor: Actor,
      connectionId: string,
      input: z.input<typeof withReason>,
      occasion: Occasion = {},
    ): Promise<Connection> {
      return change(actor, connectionId, occasion, async (tx, connection, at) => {
        const { reason } = checked(withReason, input)
        if (connection.online === false) throw new Refused('connection_is_offline')
        return { kind: 'disconnected', reason, after: await provider.disconnect(tx, connection, at) }
      })
    },

    /**
     * Back to full speed, until a routine reduces it again: without an exception that is as soon as the debts are looked
     * at. Throws Refused (`connection_is_not_reduced`).
     */
    removeReduction(
      actor: Actor,
      connectionId: string,
      input: z.input<typeof withNote> = {},
      occasion: Occasion = {},
    ): Promise<Connection> {
      return change(actor, connectionId, occasion, async (tx, connection) => {
        const { note } = checked(withNote, input)
        if (!connection.reducedAt) throw new Refused('connection_is_not_reduced')
        return { kind: 'speedRestored', reason: note, after: await provider.restoreSpeed(tx, connection) }
      })
    },
  }
}
