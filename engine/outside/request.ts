import { lookup as dnsLookup, type LookupAddress } from 'node:dns'
import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { type BlockList, isIP, type LookupFunction } from 'node:net'
import { mayReach, networks } from './networks.ts'
import { signatureOf } from './signature.ts'

/** What is asked of a system of the company's outside. */
export type OutsideRequest = {
  url: string
  secret: string
  /** Sent as JSON by POST. */
  body: unknown
  /** The time it is signed with. */
  at: Date
  headers?: Record<string, string>
  timeoutMs?: number
  maxBytes?: number
  signal?: AbortSignal
}

/** Where it may go, and who says what a name's addresses are. */
export type Reach = { allowed?: BlockList; lookup?: typeof dnsLookup }

export const OUTSIDE_FAULTS = [
  'bad_address',
  'private_address',
  'unknown_host',
  'unreachable',
  'timed_out',
  'redirected',
  'too_large',
  'status',
] as const
export type OutsideFault = (typeof OUTSIDE_FAULTS)[number]

/** The outside's failures are data. `body` is what came as JSON, else undefined; never what a failure said. */
export type OutsideAnswer =
  | { ok: true; status: number; body: unknown }
  | { ok: false; fault: OutsideFault; status?: number; detail?: string }

const TIMEOUT_MS = 5_000
const MAX_BYTES = 256 * 1024
const NOWHERE = networks([])

/**
 * Sends signed JSON to an address that somebody typed, and nowhere else: the addresses of its name are looked at when
 * the connection is made (so that no second look-up can say something else), and a redirection is not followed, for the
 * signature is meant for that address alone. Time and size of the answer are limited. Throws only what is our mistake.
 */
export async function askOutside(asked: OutsideRequest, reach: Reach = {}): Promise<OutsideAnswer> {
  const { allowed = NOWHERE, lookup = dnsLookup } = reach
  const url = readAddress(asked.url)
  if (!url) return { ok: false, fault: 'bad_address' }
  const literal = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(literal) !== 0 && !mayReach(literal, allowed)) return { ok: false, fault: 'private_address' }

  const body = JSON.stringify(asked.body)
  const timeout = AbortSignal.timeout(asked.timeoutMs ?? TIMEOUT_MS)
  const signal = asked.signal ? AbortSignal.any([asked.signal, timeout]) : timeout
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest
  try {
    const request = send(url, {
      method: 'POST',
      // A connection of its own: one kept from before was looked at under other rules.
      agent: false,
      lookup: guarded(lookup, allowed),
      signal,
      headers: {
        ...asked.headers,
        accept: 'application/json',
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'Bote',
        'x-bote-signature': signatureOf(body, asked.secret, asked.at),
      },
    })
    return await read(await answered(request, body), asked.maxBytes ?? MAX_BYTES)
  } catch (error) {
    return failure(error, signal)
  }
}

/** http or https, without a name and password in it (which would end up in logs); null for anything else. */
export function readAddress(written: string): URL | null {
  if (!URL.canParse(written)) return null
  const url = new URL(written)
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:'
  return isWeb && url.hostname !== '' && !url.username && !url.password ? url : null
}

/** Looks a name up for the connection being made; one private address among others refuses them all. */
function guarded(lookup: typeof dnsLookup, allowed: BlockList): LookupFunction {
  return (host, options, callback) =>
    lookup(host, { ...options, all: true }, (error, found: LookupAddress[]) => {
      if (error) return callback(new Fault('unknown_host', error.code), [])
      if (found.length === 0 || !found.every(({ address }) => mayReach(address, allowed)))
        return callback(new Fault('private_address'), [])
      const [first] = found as [LookupAddress]
      return options.all ? callback(null, found) : callback(null, first.address, first.family)
    })
}

function answered(request: ClientRequest, body: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.on('response', resolve)
    request.on('error', reject)
    request.on('close', () => reject(new Fault('unreachable')))
    request.end(body)
  })
}

async function read(response: IncomingMessage, maxBytes: number): Promise<OutsideAnswer> {
  const status = response.statusCode ?? 0
  try {
    if (status >= 300 && status < 400) return { ok: false, fault: 'redirected', status }
    if (status < 200 || status >= 400) return { ok: false, fault: 'status', status }
    const parts: Buffer[] = []
    let size = 0
    for await (const part of response as AsyncIterable<Buffer>) {
      size += part.length
      if (size > maxBytes) return { ok: false, fault: 'too_large', status }
      parts.push(part)
    }
    return { ok: true, status, body: parsed(Buffer.concat(parts).toString('utf8')) }
  } finally {
    response.destroy()
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function failure(error: unknown, signal: AbortSignal): OutsideAnswer {
  if (signal.aborted) return { ok: false, fault: 'timed_out' }
  if (error instanceof Fault) return { ok: false, fault: error.fault, ...detailed(error.detail) }
  const { code } = error as NodeJS.ErrnoException
  // Without a code it is no error of the network's, but ours.
  if (!code) throw error
  return { ok: false, fault: 'unreachable', detail: code }
}

function detailed(detail: string | undefined): { detail?: string } {
  return detail ? { detail } : {}
}

class Fault extends Error {
  readonly fault: OutsideFault
  readonly detail: string | undefined

  constructor(fault: OutsideFault, detail?: string) {
    super(fault)
    this.fault = fault
    this.detail = detail
  }
}
