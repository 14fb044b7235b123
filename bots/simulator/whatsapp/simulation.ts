import { type Faults, noFaults } from './faults.ts'
import { createPages, type Pages } from './pages.ts'
import { createWorld, type World } from './world.ts'

/** All parts of one running simulator, as its page and its control see them. */
export interface Simulation {
  world: World
  faults: Faults
  pages: Pages
}

export function createSimulation(clock: () => Date): Simulation {
  return { world: createWorld(clock), faults: noFaults(), pages: createPages() }
}
