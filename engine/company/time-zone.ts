/** Only names of places (or UTC): an offset such as +03:00 knows no daylight saving. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format() !== ''
  } catch {
    return false
  }
}

/** The zones of Brazil, west to east, for the administrator's choice. */
export const BRAZILIAN_TIME_ZONES = [
  'America/Rio_Branco',
  'America/Manaus',
  'America/Porto_Velho',
  'America/Cuiaba',
  'America/Campo_Grande',
  'America/Sao_Paulo',
  'America/Bahia',
  'America/Fortaleza',
  'America/Recife',
  'America/Belem',
  'America/Noronha',
] as const
