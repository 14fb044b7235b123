import type { OperatorActor } from '#engine'
import type { Answer } from './answer.ts'
import type { PublicVisit, Visit } from './visit.ts'

/**
 * Who may: `public` anybody · `token` whoever holds the secret in the address (the handler checks it) ·
 * the rest operators of at least that role. Who may not is told that the page does not exist.
 */
export type Access = 'public' | 'token' | OperatorActor['role'] | 'operator'
type OpenAccess = 'public' | 'token'
export type Method = 'get' | 'post'

export type RouteOptions = {
  /** Reachable by somebody who still has to change a provisional password. */
  beforePasswordChange?: boolean
  /** Takes multipart forms with files; `visit.files` holds them until the handler has answered. */
  files?: { count: number; bytes: number }
}

export type Route = RouteOptions & {
  method: Method
  path: string
  access: Access
  handler: (visit: Visit) => Answer | Promise<Answer>
}

type Handler<V> = (visit: V) => Answer | Promise<Answer>

/** Declares a page or a part of one. Changes nothing: a link checker or a mail scanner may follow it. */
export function get(
  path: string,
  access: OpenAccess,
  handler: Handler<PublicVisit>,
  options?: RouteOptions,
): Route
export function get(
  path: string,
  access: Exclude<Access, OpenAccess>,
  handler: Handler<Visit>,
  options?: RouteOptions,
): Route
export function get(
  path: string,
  access: Access,
  handler: Handler<Visit> | Handler<PublicVisit>,
  options?: RouteOptions,
): Route {
  return { method: 'get', path, access, handler: handler as Route['handler'], ...options }
}

/** Declares a change. The anti-forgery token is checked before the handler runs. */
export function post(
  path: string,
  access: OpenAccess,
  handler: Handler<PublicVisit>,
  options?: RouteOptions,
): Route
export function post(
  path: string,
  access: Exclude<Access, OpenAccess>,
  handler: Handler<Visit>,
  options?: RouteOptions,
): Route
export function post(
  path: string,
  access: Access,
  handler: Handler<Visit> | Handler<PublicVisit>,
  options?: RouteOptions,
): Route {
  return { method: 'post', path, access, handler: handler as Route['handler'], ...options }
}

const RANK: Record<OperatorActor['role'], number> = { agent: 1, supervisor: 2, administrator: 3 }

/** Whether a role (null: nobody signed in) reaches a route. */
export function mayVisit(role: OperatorActor['role'] | null, access: Access): boolean {
  if (access === 'public' || access === 'token') return true
  if (role === null) return false
  return access === 'operator' || RANK[role] >= RANK[access]
}
