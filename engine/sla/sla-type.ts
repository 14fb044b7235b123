/** The kinds of work that an SLA table gives a time (R46): preventiva, emergencial, corretiva, dúvida, ativação, outros. */
export const SLA_TYPES = ['preventive', 'emergency', 'corrective', 'question', 'activation', 'other'] as const
export type SlaType = (typeof SLA_TYPES)[number]
