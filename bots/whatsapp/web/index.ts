import type { Driver } from '../driver.ts'
import type { DriverParts } from '../whatsapp.ts'
import { startWeb } from './supervisor.ts'
import { TIMING, type Timing } from './timing.ts'

/** WhatsApp by a browser that is linked to a phone. `name` tells one number's session from another's. */
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
  return (parts) => startWeb({ ...parts, name, browserPath, timing: { ...TIMING, ...timing } })
}
