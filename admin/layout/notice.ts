/** A short word after something was done, shown as a toast. */
export type Notice = { kind: 'success' | 'info' | 'warning' | 'danger'; text: string }

export function success(text: string): Notice {
  return { kind: 'success', text }
}

export function info(text: string): Notice {
  return { kind: 'info', text }
}

export function warning(text: string): Notice {
  return { kind: 'warning', text }
}
