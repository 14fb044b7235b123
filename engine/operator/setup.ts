import { z } from 'zod'
import { SYSTEM } from '../actor.ts'
import { checked, line } from '../administration/input.ts'
import { atomically } from '../administration/rows.ts'
import { sql } from '../database/sql.ts'
import { NotFound } from '../errors.ts'
import { links } from '../secret/links.ts'
import { type AccountDeps, panelAddress } from './deps.ts'
import type { Operator } from './operator.ts'
import { operators } from './operators.ts'

const PURPOSE = 'setup'
const SUBJECT = 'first-administrator'
const DAY = 86_400_000

const input = z.strictObject({
  name: line(120),
  email: line(254).pipe(z.email()),
  password: z.string().min(1),
  language: z.enum(['pt', 'en']).default('pt'),
})

/** How the first administrator comes in: by a link that is printed where the program was started. */
export function setup(deps: AccountDeps) {
  const { db, clock } = deps

  /** True until there is an operator. */
  async function isNeeded(over = db): Promise<boolean> {
    return !(await over.first(sql`select 1 from operator limit 1`))
  }

  /** A fresh address to print, good for 24 hours and one use; the one before it is dead. Null when nobody needs it. */
  async function setupLink(): Promise<string | null> {
    if (!(await isNeeded())) return null
    const token = await links(deps).issue({ purpose: PURPOSE, subject: SUBJECT }, { lastsMs: DAY })
    return panelAddress(deps, `/setup/${token}`)
  }

  async function isOpen(token: string): Promise<boolean> {
    return (await isNeeded()) && (await links(deps).open(PURPOSE, token)) !== undefined
  }

  /** Makes the first administrator and uses the link up. Throws NotFound for a link that no longer counts. */
  async function begin(token: string, details: z.input<typeof input>): Promise<Operator> {
    const person = checked(input, details)
    return atomically(db, async (tx) => {
      const link = await links({ db: tx, clock }).consume(PURPOSE, token)
      if (!link || !(await isNeeded(tx))) throw new NotFound('link_not_found')
      return operators({ ...deps, db: tx }).add(SYSTEM, { ...person, role: 'administrator' })
    })
  }

  return { isNeeded: () => isNeeded(), setupLink, isOpen, begin }
}
