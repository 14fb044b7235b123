import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Route } from '../../admin/index.ts'

const ADMIN = join(import.meta.dirname, '../../admin')

/** What the folders of the panel declare, whether or not the panel mounts it; `/new` comes before `/:id`. */
export const everyRoute: readonly Route[] = (
  await Promise.all(
    readdirSync(ADMIN)
      .map((folder) => join(ADMIN, folder, 'routes.ts'))
      .filter((file) => existsSync(file))
      .map((file) => import(file) as Promise<Record<string, Route[]>>),
  )
)
  .flatMap((file) => Object.values(file).flat())
  .sort((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1))

function placeOf({ path }: Route): string {
  return path.replaceAll(/:\w+/g, '\uffff')
}
