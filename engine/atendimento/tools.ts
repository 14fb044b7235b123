import type { Actor, OperatorActor } from '../actor.ts'
import type { TellCase } from '../connection/change.ts'
import type { Tx } from '../database/database.ts'
import { Forbidden, NotFound } from '../errors.ts'
import type { CheckCase } from '../express-check/express-checks.ts'
import type { TellCaseOfLead } from '../lead/place.ts'
import type { atendimentos } from './atendimentos.ts'

type Cases = Pick<ReturnType<typeof atendimentos>, 'connectionChanged' | 'leadCreated' | 'check'>

type Tools = { tellCase: TellCase; tellCaseOfLead: TellCaseOfLead; checkCase: CheckCase }

/** How the tools that are used in a case tell it, in the tool's own transaction: both happen, or neither. */
export function caseTools(casesOver: (tx: Tx) => Cases): Tools {
  return {
    /** Throws NotFound when the connection is not of the case's customer. */
    async tellCase(tx, actor, id, { customerId, data }) {
      await casesOver(tx).connectionChanged(operator(actor), id, {
        data,
        make: async (_, row) => {
          if (row.customerId !== customerId) throw new NotFound('connection_not_found')
        },
      })
    },

    async tellCaseOfLead(tx, actor, id, lead) {
      const { companyId, customerId } = await casesOver(tx).leadCreated(operator(actor), id, {
        data: { leadId: lead.id, lead: `${lead.protocol} · ${lead.name}` },
        make: async () => undefined,
      })
      return { companyId, customerId }
    },

    async checkCase(tx, actor, id, data) {
      await casesOver(tx).check(operator(actor), id, data)
    },
  }
}

function operator(actor: Actor): OperatorActor {
  if (actor.kind !== 'operator') throw new Forbidden('only_operators')
  return actor
}
