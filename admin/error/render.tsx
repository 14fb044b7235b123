import { randomBytes } from 'node:crypto'
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express'
import type { Logger } from 'pino'
import {
  Conflict,
  DatabaseUnavailable,
  DomainError,
  Forbidden,
  Invalid,
  isFull,
  type Language,
  NotFound,
  Refused,
} from '#engine'
import { page } from '../answer.ts'
import { send } from '../send.tsx'
import { BadRequest, Forged } from './bad-request.ts'
import { ErrorPage } from './page.tsx'
import { errorTexts } from './texts.ts'
import { secondsToWait } from './too-many.ts'
import { problemWords } from './words.ts'

type Rendered = {
  status: number
  code: string
  title: string
  text?: string | undefined
  reference?: string
  icon: string
}

export const unknownPage: RequestHandler = () => {
  throw new NotFound('page_not_found')
}

/** The only place that turns errors into answers: a page, a toast for htmx, or JSON. Never a stack. */
export function renderError(log: Logger): ErrorRequestHandler {
  return async (error, request, response, _next) => {
    const rendered = renderedOf(error, response.locals.language ?? 'pt')
    if (rendered.status >= 500) {
      log[rendered.status === 503 ? 'warn' : 'error'](
        { err: error, reference: rendered.reference, method: request.method, route: request.route?.path },
        'a request failed',
      )
    }
    if (response.headersSent) return void response.destroy()
    await answer(rendered, request, response)
  }
}

async function answer(rendered: Rendered, request: Request, response: Response): Promise<void> {
  const { status, code, title, text, reference } = rendered
  if (status === 503) response.set('Retry-After', '5')
  if (request.get('HX-Request') === 'true') {
    response.set('HX-Reswap', 'none')
    const words = [title, text, reference].filter(Boolean).join(' · ')
    response.status(status)
    await send(
      { kind: 'partial', content: <></>, status, events: {}, notice: { kind: 'danger', text: words } },
      request,
      response,
    )
  } else if (request.accepts(['html', 'json']) === 'json') {
    await send(
      { kind: 'json', status, body: { error: { code, message: title, reference } } },
      request,
      response,
    )
  } else {
    response.locals.signedIn ??= null
    await send(page({ title, status }, <ErrorPage {...rendered} />), request, response)
  }
}

function renderedOf(error: unknown, language: Language): Rendered {
  const t = errorTexts(language)
  if (error instanceof NotFound) {
    return { status: 404, code: error.code, ...t.missing, icon: 'compass' }
  }
  if (error instanceof Forged) return { status: 403, code: 'forged', ...t.forged, icon: 'shield-lock' }
  if (error instanceof BadRequest) {
    return { status: 400, code: error.code, ...t.badRequest, icon: 'help-circle' }
  }
  if (error instanceof Forbidden) {
    return { status: 403, code: error.code, ...t.forbidden, icon: 'lock' }
  }
  if (error instanceof Invalid) {
    const text = problemWords(language, error.code, error.details)
    return { status: 422, code: error.code, title: t.invalid.title, text, icon: 'alert-triangle' }
  }
  if (error instanceof Refused || error instanceof Conflict || error instanceof DomainError) {
    const text = problemWords(language, error.code, error.details)
    const status = secondsToWait(error) === null ? 409 : 429
    return { status, code: error.code, title: t.refused.title, text, icon: 'hand-stop' }
  }
  if (isFull(error)) return { status: 503, code: 'database_full', ...t.full, icon: 'database-off' }
  if (error instanceof DatabaseUnavailable || isUnavailable(error)) {
    return { status: 503, code: 'database_unavailable', ...t.unavailable, icon: 'database-off' }
  }
  const status = statusOf(error)
  if (status === 413) return { status, code: 'too_large', ...t.tooLarge, icon: 'file-alert' }
  if (status !== undefined) return { status, code: 'bad_request', ...t.badRequest, icon: 'help-circle' }
  const reference = randomBytes(5).toString('hex').toUpperCase()
  return { status: 500, code: 'internal', ...t.failed, reference, icon: 'tool' }
}

/** Libraries that hold the pool themselves (sessions) report the database's absence in the driver's own words. */
function isUnavailable(error: unknown): boolean {
  const { code = '', message = '' } = (error ?? {}) as { code?: string; message?: string }
  return (
    /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|57P0|08)/.test(code) ||
    /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout)/.test(message)
  )
}

/** Body parsers and Express say by `status` that the request was at fault. */
function statusOf(error: unknown): number | undefined {
  const { status } = (error ?? {}) as { status?: unknown }
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined
}
