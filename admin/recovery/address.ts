import { isHttps } from '../config.ts'
import { readCookie, seal, unseal } from '../session/cookie.ts'
import type { PublicVisit } from '../visit.ts'

const COOKIE = 'bote.recovery'

/** The e-mail being recovered goes from step to step in a signed cookie: never in an address, never in a log. */
export function rememberAddress({ response, config }: PublicVisit, email: string): void {
  response.cookie(COOKIE, seal(email, 'recovery', config.sessionSecret), {
    httpOnly: true,
    sameSite: 'lax',
    secure: isHttps(config),
    path: '/recovery',
    maxAge: 15 * 60_000,
  })
}

export function rememberedAddress({ request, config }: PublicVisit): string | undefined {
  return unseal<string>(readCookie(request, COOKIE), 'recovery', config.sessionSecret)
}

export function forgetAddress({ response }: PublicVisit): void {
  response.clearCookie(COOKIE, { path: '/recovery' })
}
