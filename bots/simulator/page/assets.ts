import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const FOLDER = join(import.meta.dirname, 'browser')
const require = createRequire(import.meta.url)

const TYPES: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
}

const ICONS = [
  'chevron-left',
  'chevron-down',
  'dots-vertical',
  'paperclip',
  'slash',
  'layout-grid',
  'send-2',
  'check',
  'checks',
  'x',
  'photo',
  'file',
  'file-download',
  'microphone',
  'map-pin',
  'user',
  'user-plus',
  'sticker',
  'chart-bar',
  'arrow-back-up',
  'arrow-forward-up',
  'pencil',
  'copy',
  'ban',
  'language',
  'external-link',
  'player-play',
  'clock',
  'trash',
  'scan',
  'device-laptop',
]

const cache = new Map<string, { type: string; body: string }>()

/** A file of the page: its styles, scripts and icons. Only names that exist in the folder are served. */
export function findAsset(name: string): { type: string; body: string } | undefined {
  if (!/^[a-z-]+\.(css|js|svg)$/.test(name)) return undefined
  const known = cache.get(name)
  if (known) return known
  const body = name === 'icons.svg' ? iconSprite() : read(name)
  if (body === undefined) return undefined
  const asset = { type: TYPES[name.split('.')[1]!]!, body }
  cache.set(name, asset)
  return asset
}

function read(name: string): string | undefined {
  try {
    return readFileSync(join(FOLDER, name), 'utf8')
  } catch {
    return undefined
  }
}

/** Tabler's outline icons (MIT) that the page uses, as one sprite. */
function iconSprite(): string {
  const symbols = ICONS.map((name) => {
    const svg = readFileSync(require.resolve(`@tabler/icons/outline/${name}.svg`), 'utf8')
    const inner = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>'))
    return `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">${inner}</symbol>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>`
}
