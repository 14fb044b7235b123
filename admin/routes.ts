import { attachmentRoutes } from './attachment/routes.ts'
import { homeRoutes } from './home/routes.ts'
import { liveRoutes } from './live/routes.ts'
import { operatorRoutes } from './operator/routes.ts'
import { profileRoutes } from './profile/routes.ts'
import { queueRoutes } from './queue/routes.ts'
import { recoveryRoutes } from './recovery/routes.ts'
import type { Route } from './route.ts'
import { sessionRoutes } from './session/routes.ts'
import { setupRoutes } from './setup/routes.ts'
import { ticketRoutes } from './ticket/routes.ts'

/** Every address of the panel, and who may go there. What is not declared here does not exist. */
export const routes: readonly Route[] = [
  ...homeRoutes,
  ...sessionRoutes,
  ...recoveryRoutes,
  ...setupRoutes,
  ...profileRoutes,
  ...operatorRoutes,
  ...liveRoutes,
  ...queueRoutes,
  ...ticketRoutes,
  ...attachmentRoutes,
]
