import type { Request, RequestHandler, Response } from 'express'
import { type Engine, type Language, languageOf, type SignedIn } from '#engine'
import { isHttps, type PanelConfig } from '../config.ts'
import { readCookie } from './cookie.ts'
import { LONGEST } from './store.ts'

export const LANGUAGE_COOKIE = 'bote.language'
export const THEME_COOKIE = 'bote.theme'
export type Theme = 'auto' | 'light' | 'dark'

/**
 * Finds out who is asking, on every request: a password, role or deactivation that changed a second ago counts
 * from now on. `response.locals` holds signedIn, language, theme.
 */
export function currentOperator(engine: Engine): RequestHandler {
  return async (request, response, next) => {
    const signedIn = await resume(engine, request)
    response.locals.signedIn = signedIn
    response.locals.language = signedIn?.language ?? visitorLanguage(request)
    response.locals.theme = signedIn?.theme ?? themeOf(readCookie(request, THEME_COOKIE))
    next()
  }
}

async function resume(engine: Engine, request: Request): Promise<SignedIn | null> {
  const { operatorId, epoch, startedAt } = request.session
  if (!operatorId || epoch === undefined || startedAt === undefined) return null
  const signedIn =
    Date.now() - startedAt < LONGEST ? await engine.operators.signedIn(operatorId, epoch) : null
  if (!signedIn) await destroy(request)
  return signedIn
}

/** Begins a session under a new id, so that an id known before the sign-in is worth nothing. */
export async function beginSession(request: Request, operatorId: string, epoch: number): Promise<void> {
  // The store's own way, because a session that had died is gone from the request.
  await new Promise<void>((resolve, reject) =>
    request.sessionStore.regenerate(request, (error) => (error ? reject(error) : resolve())),
  )
  Object.assign(request.session, { operatorId, epoch, startedAt: Date.now() })
  await new Promise<void>((resolve, reject) =>
    request.session.save((error) => (error ? reject(error) : resolve())),
  )
}

export async function endSession(request: Request, response: Response): Promise<void> {
  await destroy(request)
  response.clearCookie('bote.sid', { path: '/' })
}

function destroy(request: Request): Promise<void> {
  return new Promise((resolve, reject) => {
    if (!request.session) resolve()
    else request.session.destroy((error) => (error ? reject(error) : resolve()))
  })
}

/** Remembers how the browser wants its pages, for the time before the next sign-in. */
export function rememberTaste(
  response: Response,
  config: PanelConfig,
  taste: { language?: Language; theme?: Theme },
): void {
  const options = {
    maxAge: 365 * 86_400_000,
    sameSite: 'lax',
    httpOnly: true,
    secure: isHttps(config),
  } as const
  if (taste.language) response.cookie(LANGUAGE_COOKIE, taste.language, options)
  if (taste.theme) response.cookie(THEME_COOKIE, taste.theme, options)
}

function visitorLanguage(request: Request): Language {
  const chosen = readCookie(request, LANGUAGE_COOKIE)
  if (chosen) return languageOf(chosen)
  return request.acceptsLanguages('pt', 'pt-BR', 'en') === 'en' ? 'en' : 'pt'
}

function themeOf(value: string | undefined): Theme {
  return value === 'light' || value === 'dark' ? value : 'auto'
}
