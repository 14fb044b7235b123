import type { VNode } from 'preact'
import { jsxTemplate } from 'preact/jsx-runtime'
import { renderToString } from 'preact-render-to-string'

/**
 * Draws what many pages show alike once, and keeps it as text. The key must hold everything that `draw` looks at; there
 * is no page around it, so no shell to ask. The longest unused is forgotten.
 */
export function drawnOnce(most: number) {
  const kept = new Map<string, string>()

  return (key: string, draw: () => VNode): VNode => {
    const text = kept.get(key) ?? renderToString(draw())
    kept.delete(key)
    kept.set(key, text)
    if (kept.size > most) kept.delete(kept.keys().next().value as string)
    return jsxTemplate([text])
  }
}

/** For the key of what tells how long ago something was. */
export function minuteOf(now: Date): number {
  return Math.floor(now.getTime() / 60_000)
}
