import type { VNode } from 'preact'
import { Piece, written } from './written.tsx'

/**
 * Draws what many pages show alike once, and keeps it as bytes. The key must hold everything that `draw` looks at; there
 * is no page around it, so no shell to ask. The longest unused is forgotten.
 */
export function drawnOnce(most: number) {
  const kept = new Map<string, Buffer>()

  return (key: string, draw: () => VNode): VNode => {
    const bytes = kept.get(key) ?? written(draw())
    kept.delete(key)
    kept.set(key, bytes)
    if (kept.size > most) kept.delete(kept.keys().next().value as string)
    return <Piece bytes={bytes} />
  }
}

/**
 * The same for what is made of one object that never changes, and is kept as long as that lives. The key holds what else
 * is looked at.
 */
export function drawnOnceFor<Of extends object>() {
  const kept = new WeakMap<Of, Map<string, Buffer>>()

  return (of: Of, key: string, draw: () => VNode): VNode => {
    const drawings = kept.get(of) ?? new Map<string, Buffer>()
    kept.set(of, drawings)
    const bytes = drawings.get(key) ?? written(draw())
    drawings.set(key, bytes)
    return <Piece bytes={bytes} />
  }
}

/** The text of an object that never changes, for keys: made once, however many look at it. */
export function textOnce<Of extends object>(textOf: (of: Of) => string) {
  const kept = new WeakMap<Of, string>()

  return (of: Of): string => {
    const text = kept.get(of) ?? textOf(of)
    kept.set(of, text)
    return text
  }
}

/** For the key of what tells how long ago something was. */
export function minuteOf(now: Date): number {
  return Math.floor(now.getTime() / 60_000)
}
