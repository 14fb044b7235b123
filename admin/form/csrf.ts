import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Request, RequestHandler, Response } from 'express'
import type { PanelConfig } from '../config.ts'
import { isHttps } from '../config.ts'
import { Forged } from '../error/bad-request.ts'
import { readCookie } from '../session/cookie.ts'

const VISITOR = 'bote.visitor'

/** Gives every visit its anti-forgery token at `response.locals.csrf`. */
export function csrfToken(config: PanelConfig): RequestHandler {
  return (request, response, next) => {
    response.locals.csrf = () => tokenOf(config, bindingOf(request, response, config))
    next()
  }
}

/**
 * Refuses a change that no page of ours asked for: the browser says it comes from elsewhere, or the token is
 * missing or not the one of this session. `fields` is the parsed form.
 */
export function checkForgery(config: PanelConfig, request: Request, fields: Record<string, unknown>): void {
  const site = request.get('Sec-Fetch-Site')
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Forged('cross_site')
  const origin = request.get('Origin')
  if (origin !== undefined && !isOwnOrigin(origin, request, config)) throw new Forged('origin')
  const given = request.get('X-CSRF-Token') ?? fields._csrf
  const binding = request.session?.operatorId ? request.sessionID : readCookie(request, VISITOR)
  if (typeof given !== 'string' || !binding || !same(given, tokenOf(config, binding)))
    throw new Forged('token')
}

/** A signed-in person's token hangs on the session, a visitor's on a random cookie: nothing has to be stored. */
function bindingOf(request: Request, response: Response, config: PanelConfig): string {
  if (request.session?.operatorId) return request.sessionID
  const known = readCookie(request, VISITOR)
  if (known) return known
  const fresh = randomBytes(18).toString('base64url')
  request.headers.cookie = [request.headers.cookie, `${VISITOR}=${fresh}`].filter(Boolean).join('; ')
  response.cookie(VISITOR, fresh, { httpOnly: true, sameSite: 'lax', secure: isHttps(config) })
  return fresh
}

function tokenOf({ sessionSecret }: PanelConfig, binding: string): string {
  return createHmac('sha256', sessionSecret).update(`csrf|${binding}`).digest('base64url')
}

function isOwnOrigin(origin: string, request: Request, config: PanelConfig): boolean {
  if (config.publicUrl && origin === config.publicUrl.origin) return true
  return !config.publicUrl && origin === `${request.protocol}://${request.host}`
}

function same(one: string, other: string): boolean {
  const a = Buffer.from(one)
  const b = Buffer.from(other)
  return a.length === b.length && timingSafeEqual(a, b)
}
