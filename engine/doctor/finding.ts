/** What a check found: `todo` says what to do about it. */
export type Finding = { what: string; level: 'ok' | 'warn' | 'fail'; says: string; todo?: string }

export function ok(what: string, says: string): Finding {
  return { what, level: 'ok', says }
}

export function warn(what: string, says: string, todo: string): Finding {
  return { what, level: 'warn', says, todo }
}

export function fail(what: string, says: string, todo: string): Finding {
  return { what, level: 'fail', says, todo }
}
