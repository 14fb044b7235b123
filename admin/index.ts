import express, { type Express } from 'express'
import helmet from 'helmet'
import type { Logger } from 'pino'
import type { Engine } from '#engine'
import { assets } from './assets/assets.ts'
import { isHttps, type PanelConfig } from './config.ts'
import { renderError, unknownPage } from './error/render.tsx'
import { csrfToken } from './form/csrf.ts'
import { mount } from './mount.ts'
import type { Route } from './route.ts'
import { routes as allRoutes } from './routes.ts'
import { currentOperator } from './session/current.ts'
import { panelSession } from './session/store.ts'

export type { PanelConfig } from './config.ts'
export { type Access, mayVisit, type Route } from './route.ts'
export { routes } from './routes.ts'

/** The operators' panel as an Express application; listening is the caller's business. */
export function createPanel({
  engine,
  config,
  log,
  routes = allRoutes,
}: {
  engine: Engine
  config: PanelConfig
  log: Logger
  routes?: readonly Route[]
}): Express {
  const panel = express()
  panel.disable('x-powered-by')
  panel.set('trust proxy', config.trustProxy.length > 0 ? [...config.trustProxy] : false)
  panel.set('query parser', 'simple')
  panel.set('etag', false)

  const paths = new Map(
    routes.filter(({ method }) => method === 'get').map(({ path, access }) => [path, access]),
  )
  panel.use((_request, response, next) => {
    Object.assign(response.locals, {
      config,
      paths,
      now: () => engine.clock.now(),
      livePosition: engine.liveFeed.position(),
    })
    next()
  })
  panel.use(protection(config))
  panel.use(onlyKnownMethods)
  panel.use(assets())
  panel.use(express.urlencoded({ extended: false, limit: '1mb', parameterLimit: 2_000 }))
  panel.use(panelSession({ pool: engine.pool, config, log }))
  panel.use(currentOperator(engine))
  panel.use(csrfToken(config))
  panel.use(mount(routes, { engine, config }))
  panel.use(unknownPage)
  panel.use(renderError(log))
  return panel
}

function protection(config: PanelConfig) {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        mediaSrc: ["'self'", 'blob:'],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        ...(isHttps(config) ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: isHttps(config) ? { maxAge: 31_536_000 } : false,
    frameguard: { action: 'deny' },
    crossOriginOpenerPolicy: isHttps(config) ? { policy: 'same-origin' } : false,
    originAgentCluster: false,
  })
}

const onlyKnownMethods: express.RequestHandler = (request, response, next) => {
  if (['GET', 'HEAD', 'POST'].includes(request.method)) return next()
  response.status(405).set('Allow', 'GET, HEAD, POST').end()
}
