const ENTITIES = [
  'access_point',
  'classification',
  'defect',
  'exception_reason',
  'origin',
  'person_group',
  'process',
  'service_order_type',
  'sla_table',
  'subprocess',
  'technician_group',
] as const

/** One sentence for whatever in the catalogues cannot be deleted. */
export function inUse(sentence: string): Record<`${(typeof ENTITIES)[number]}_in_use`, string> {
  return Object.fromEntries(ENTITIES.map((entity) => [`${entity}_in_use`, sentence])) as Record<
    `${(typeof ENTITIES)[number]}_in_use`,
    string
  >
}
