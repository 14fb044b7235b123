import { formatDate, formatTime, type Language, texts } from '#engine'

type Details = Record<string, unknown>
type Overlaps = { number: string; from: Date; until: Date }[]

/** Sentences for what service orders may refuse. */
export const serviceOrderProblems = texts({
  pt: {
    'service_order.changed': ({ winner }: Details) =>
      `${winner ?? 'Outra pessoa'} mudou esta ordem enquanto você preenchia. Confira como ela está e envie de novo se ainda fizer sentido.`,
    'service_order.overlaps': (details: Details) =>
      `${details.winner} já tem visita nesse horário: ${taken(details, 'pt')}. Escolha outro horário ou técnico.`,
    'service_order.slot_past': 'Este horário já passou.',
    'service_order.no_field_system': 'A empresa não tem sistema de campo configurado.',
  },
  en: {
    'service_order.changed': ({ winner }) =>
      `${winner ?? 'Somebody else'} changed this order while you were filling it in. Look how it stands, and send again if it still makes sense.`,
    'service_order.overlaps': (details) =>
      `${details.winner} already has a visit then: ${taken(details, 'en')}. Choose another time or technician.`,
    'service_order.slot_past': 'This time is over.',
    'service_order.no_field_system': 'The company has no field system set up.',
  },
})

/** `202611/0001, 24/11/2026 08:00–09:00` */
function taken({ overlaps, timeZone }: Details, language: Language): string {
  const reader = { language, timeZone: String(timeZone ?? 'America/Sao_Paulo') }
  return ((overlaps ?? []) as Overlaps)
    .map(
      ({ number, from, until }) =>
        `${number}, ${formatDate(from, reader)} ${formatTime(from, reader)}–${formatTime(until, reader)}`,
    )
    .join('; ')
}
