const ACCENTED: Record<string, string> = {
  'America/Belem': 'Belém',
  'America/Cuiaba': 'Cuiabá',
  'America/Noronha': 'Fernando de Noronha',
  'America/Sao_Paulo': 'São Paulo',
}

/** A time zone as people call it: `America/Sao_Paulo` is São Paulo. */
export function zoneName(zone: string): string {
  return ACCENTED[zone] ?? zone.replace('America/', '').replaceAll('_', ' ')
}
