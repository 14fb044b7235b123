import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { RequestHandler } from 'express'

const require = createRequire(import.meta.url)
const tabler = dirname(require.resolve('@tabler/core/package.json'))
const sortable = dirname(require.resolve('sortablejs/package.json'))
const htmx = dirname(require.resolve('htmx.org/package.json'))

/** Everything a browser loads, by the name pages use. Served from here: no other host is ever asked. */
const FILES = {
  'tabler.css': join(tabler, 'dist/css/tabler.min.css'),
  'tabler.js': join(tabler, 'dist/js/tabler.min.js'),
  'htmx.js': join(htmx, 'dist/htmx.min.js'),
  'sortable.js': join(sortable, 'Sortable.min.js'),
  'order.js': join(import.meta.dirname, 'order.js'),
  'subjects.js': join(import.meta.dirname, 'subjects.js'),
  'panel.css': styles(
    'colours',
    'workplace',
    'menu',
    'express-check',
    'case-parts',
    'menu-groups',
    'plain',
    'parts',
    'people',
    'badges',
    'messages',
    'records',
    'subjects',
    'ordered',
    'sla-grid',
    'uses',
    'calendar',
    'audit',
  ),
  'panel.js': join(import.meta.dirname, 'panel.js'),
  'cases.css': styles(
    'marks',
    'queue-filters',
    'queue-rows',
    'ticket',
    'history',
    'files',
    'composer',
    'side',
    'steps',
    'new-ticket',
  ),
  'cases.js': join(import.meta.dirname, 'cases.js'),
  'atendimentos.css': styles('atendimentos'),
  'atendimentos.js': join(import.meta.dirname, 'atendimentos.js'),
  'photo.js': join(import.meta.dirname, 'photo.js'),
  'service-orders.css': styles('service-orders'),
  'service-orders.js': join(import.meta.dirname, 'service-orders.js'),
  'agenda.css': styles('agenda'),
  'agenda.js': join(import.meta.dirname, 'agenda.js'),
  'theme.js': join(import.meta.dirname, 'theme.js'),
  'favicon.svg': join(import.meta.dirname, 'favicon.svg'),
} satisfies Record<string, string | string[]>

export type AssetName = keyof typeof FILES

/** One style sheet for the browser, of a file for each idea; the order is the cascade's. */
function styles(...ideas: string[]): string[] {
  return ideas.map((idea) => join(import.meta.dirname, 'style', `${idea}.css`))
}

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
}

type Asset = { address: string; type: string; body: Buffer }
const byName = new Map<string, Asset>()
const byAddress = new Map<string, Asset>()
for (const [name, paths] of Object.entries(FILES)) {
  const body = Buffer.concat([paths].flat().map((path) => readFileSync(path)))
  const [stem, ending] = [name.slice(0, -extname(name).length), extname(name)]
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 10)
  const asset = { address: `/assets/${stem}.${hash}${ending}`, type: TYPES[ending]!, body }
  byName.set(name, asset)
  byAddress.set(asset.address, asset)
}

/** The address of an asset. It changes with the content, so browsers may keep it for ever. */
export function asset(name: AssetName): string {
  return byName.get(name)!.address
}

/** Serves the assets, each compressed once. */
export function assets(): RequestHandler {
  return async (request, response, next) => {
    const found = byAddress.get(request.path === '/favicon.ico' ? asset('favicon.svg') : request.path)
    if (!found || request.method === 'POST') return next()
    const encoding = request.acceptsEncodings('br', 'gzip', 'identity') || 'identity'
    response.set({
      'Content-Type': found.type,
      'Cache-Control': 'public, max-age=31536000, immutable',
      Vary: 'Accept-Encoding',
    })
    if (encoding !== 'identity') response.set('Content-Encoding', encoding)
    response.end(await compressed(found, encoding))
  }
}

const compressions = new Map<string, Promise<Buffer>>()

function compressed({ address, body }: Asset, encoding: string): Promise<Buffer> {
  const key = `${encoding} ${address}`
  let work = compressions.get(key)
  if (!work) {
    work = compress(body, encoding)
    compressions.set(key, work)
  }
  return work
}

async function compress(body: Buffer, encoding: string): Promise<Buffer> {
  if (encoding === 'br') {
    return promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } })
  }
  return encoding === 'gzip' ? promisify(gzip)(body) : body
}
