/** From the first word to the contract; a lead may also be lost on the way (R40, R52). */
export const LEAD_STAGES = ['prospecting', 'qualification', 'proposal', 'negotiation', 'won', 'lost'] as const
export type LeadStage = (typeof LEAD_STAGES)[number]

/** Simple: only to be prospected, by whoever may do no more. */
export const LEAD_KINDS = ['simple', 'complete'] as const
export type LeadKind = (typeof LEAD_KINDS)[number]

/** Where it can be moved to; it is lost by a verb of its own, with a reason. */
export const WAY: readonly LeadStage[] = LEAD_STAGES.filter((stage) => stage !== 'lost')

/** From the fourth stage on an atendimento may follow, under the same protocol (R40). */
export function leadsToAtendimento(stage: LeadStage): boolean {
  return WAY.indexOf(stage) >= 3
}

export function isLeadOver(stage: LeadStage): boolean {
  return stage === 'won' || stage === 'lost'
}
