import type { Request, Response } from 'express'
import { readCookie, seal, unseal } from '../session/cookie.ts'
import type { Notice } from './notice.ts'

const COOKIE = 'bote.notice'

/** Keeps a notice for the next page: in a signed cookie, so that it works before anybody has signed in too. */
export function keepNotice(response: Response, notice: Notice): void {
  const { sessionSecret } = response.locals.config
  response.cookie(COOKIE, seal(notice, 'notice', sessionSecret), {
    httpOnly: true,
    sameSite: 'lax',
    secure: response.locals.config.publicUrl?.protocol === 'https:',
    maxAge: 60_000,
  })
}

export function takeNotice(request: Request, response: Response): Notice | undefined {
  const sealed = readCookie(request, COOKIE)
  if (sealed === undefined) return undefined
  response.clearCookie(COOKIE)
  return unseal<Notice>(sealed, 'notice', response.locals.config.sessionSecret)
}
