import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Actions, act } from '../page/actions.ts'

const PAGE_HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src 'self' blob:; " +
    "connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'",
}

export function html(response: ServerResponse, body: string): true {
  response.writeHead(200, PAGE_HEADERS)
  response.end(body)
  return true
}

export function json(response: ServerResponse, status: number, body: object): true {
  response.writeHead(status, { 'Content-Type': 'application/json', 'X-Content-Type-Options': 'nosniff' })
  response.end(JSON.stringify(body))
  return true
}

/** Does what a thumb did on a phone's page; false when there is no such action. */
export async function answerAction<On>(
  actions: Actions<On>,
  phone: On,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  if (isFromElsewhere(request)) return json(response, 403, { error: 'Only this page may do that' })
  try {
    const result = await act(actions, phone, name, request)
    return result ? json(response, 200, result) : false
  } catch (error) {
    return json(response, 400, { error: error instanceof Error ? error.message : String(error) })
  }
}

/** Another website open in the same browser must not write in these phones. */
export function isFromElsewhere({ headers }: IncomingMessage): boolean {
  const site = headers['sec-fetch-site']
  return site !== undefined && site !== 'same-origin' && site !== 'none'
}
