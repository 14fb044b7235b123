/** The systems of its own that a company may name: its ERP for the express check, its field system for visits. */
export const OUTSIDE_KINDS = ['erp', 'field'] as const
export type OutsideKind = (typeof OUTSIDE_KINDS)[number]
