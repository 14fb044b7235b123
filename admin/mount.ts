import { type RequestHandler, Router } from 'express'
import { type Engine, NotFound } from '#engine'
import type { PanelConfig } from './config.ts'
import { checkForgery } from './form/csrf.ts'
import { receivedFiles } from './form/files.ts'
import { mayVisit, type Route } from './route.ts'
import { send } from './send.tsx'
import { visitOf } from './visit.ts'

/** Turns declarations into a router. Nothing else in the panel may register a path. */
export function mount(
  routes: readonly Route[],
  { engine, config }: { engine: Engine; config: PanelConfig },
): Router {
  const router = Router({ caseSensitive: true, strict: true })
  for (const route of routes) router[route.method](route.path, answering(route, engine, config))
  return router
}

function answering(route: Route, engine: Engine, config: PanelConfig): RequestHandler {
  return async (request, response) => {
    const { signedIn } = response.locals
    if (!mayVisit(signedIn?.actor.role ?? null, route.access)) {
      if (signedIn) throw new NotFound('page_not_found')
      return send(toSignIn(request), request, response)
    }
    if (signedIn?.mustChangePassword && !route.beforePasswordChange && isForOperators(route)) {
      return send({ kind: 'redirect', path: '/profile/password' }, request, response)
    }

    const received = route.files ? await receivedFiles(request, route.files) : null
    try {
      if (received) request.body = received.fields
      request.body ??= {}
      if (route.method !== 'get') checkForgery(config, request, request.body)
      const visit = visitOf(request, response, { engine, config, files: received?.files ?? [] })
      await send(await route.handler(visit), request, response)
    } finally {
      await received?.discard()
    }
  }
}

function isForOperators({ access }: Route): boolean {
  return access !== 'public' && access !== 'token'
}

/** After signing in the person is back where they were going; after a change, on the page it was made from. */
function toSignIn(request: Parameters<RequestHandler>[0]) {
  const from = request.method === 'GET' ? request.originalUrl : pathOf(request.get('Referer'))
  const wanted = request.get('HX-Request') ? pathOf(request.get('HX-Current-URL')) : from
  const query = wanted === '/' || !wanted ? '' : `?returnTo=${encodeURIComponent(wanted)}`
  return { kind: 'redirect', path: `/sign-in${query}` } as const
}

function pathOf(address: string | undefined): string | undefined {
  if (!address || !URL.canParse(address)) return undefined
  const { pathname, search } = new URL(address)
  return pathname + search
}
