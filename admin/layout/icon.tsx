import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { jsxTemplate } from 'preact/jsx-runtime'

// The package exports its drawings as if they lay at its top.
const folder = dirname(createRequire(import.meta.url).resolve('@tabler/icons/outline/inbox.svg'))
const drawings = new Map<string, string>()
const icons = new Map<string, string>()

/** A drawing of Tabler's outline set by its name there (`inbox`, `user-plus` …). Decorative: words stand beside it. */
export function Icon({ name, class: className = '' }: { name: string; class?: string }) {
  const key = `${name} ${className}`
  const icon = icons.get(key) ?? markup(name, className)
  icons.set(key, icon)
  return jsxTemplate([icon])
}

/** Kept as text: a page has hundreds of icons, and rendering each anew would be most of its work. */
function markup(name: string, className: string): string {
  if (!/^[a-z0-9 -]*$/i.test(className)) throw new Error(`no class is called ${className}`)
  return (
    `<svg class="${`icon ${className}`.trim()}" width="24" height="24" viewBox="0 0 24 24" aria-hidden="true">` +
    `${drawing(name)}</svg>`
  )
}

/** The inside of a drawing. */
export function drawing(name: string): string {
  const known = drawings.get(name)
  if (known !== undefined) return known
  if (!/^[a-z0-9-]+$/.test(name)) throw new Error(`no icon is called ${name}`)
  const svg = readFileSync(join(folder, `${name}.svg`), 'utf8')
  const paths = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>'))
  const drawn = paths
    .replace(/<path stroke="none" d="M0 0h24v24H0z" fill="none" ?\/>/, '')
    .replace(/\s*\n\s*/g, '')
  drawings.set(name, drawn)
  return drawn
}
