import type { Driver } from '../driver.ts'
import type { DriverParts } from '../whatsapp.ts'
import { startWeb } from './supervisor.ts'
import { TIMING, type Timing } from './timing.ts'

/** WhatsApp by a browser that is linked to a phone. `name` tells the first number's session from another product's; each further number has its own beside it. */
export function byBrowser({
  browserPath,
  name = 'bote',
  timing = {},
}: {
  /** Null: it is looked for, and anew at every start. */
  browserPath: string | null
  name?: string
  timing?: Partial<Timing>
}): (parts: DriverParts) => Driver {
  return (parts) =>
    startWeb({
      ...parts,
      name: parts.number === null ? name : `${name}-${parts.number}`,
      browserPath,
      timing: { ...TIMING, ...timing },
    })
}
