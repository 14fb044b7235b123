import pg from 'pg'
import type { Config } from '../config.ts'
import { formatDuration } from '../locale.ts'
import { type Finding, fail, ok, warn } from './finding.ts'

const WHAT = 'WhatsApp'

type Row = {
  name: string | null
  state: string | null
  detail: string | null
  data: { state?: string; detail?: string | null; number?: string | null } | null
  /** Since the page was last asked whether it lives, in ms. */
  probed: number | null
  driven: boolean
}

/** Whether each number is linked and works, as whoever drives it last said. */
export async function checkWhatsapp(url: string, whatsapp: Config['whatsapp']): Promise<Finding[]> {
  if (whatsapp === 'off') return [ok(WHAT, 'off (WHATSAPP=on turns it on; read in README.md what it risks)')]
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 5_000,
    query_timeout: 5_000,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<Row>(`
      select number.name, state, detail, data,
        extract(epoch from now() - (data->>'lastProbeAt')::timestamptz)::float8 * 1000 as probed,
        exists (select 1 from lease where lease.name = place and expires_at > now()) as driven
      from (
        select 'whatsapp' as place, null as name
        union all select 'whatsapp-' || id, name from whatsapp_number
      ) as number
      left join channel_status on channel = place order by name nulls first`)
    return rows.map(told)
  } catch {
    // The database's own findings say why: it is away, or not migrated yet.
    return []
  } finally {
    await client.end().catch(() => undefined)
  }
}

function told({ name, ...row }: Row): Finding {
  const what = name === null ? WHAT : `${WHAT} ${name}`
  if (row.state === null)
    return warn(what, 'never ran', 'start Bote, and scan the code under Canais in the panel')
  const { state, detail, data, probed, driven } = row
  const number = data?.number ? `+${data.number}` : 'no number'
  const probe = probed === null ? '' : `, probed ${formatDuration(probed, 'en')} ago`
  if (!driven)
    return warn(what, `${number}: no process drives it now`, 'start Bote, or what has the role whatsapp')
  if (data?.state === 'qr' || data?.state === 'logged_out')
    return warn(what, `not linked${probe}`, 'as an administrator, scan the code under Canais in the panel')
  if (state === 'ready') return ok(what, `${number}, linked${probe}`)
  const why = detail ?? data?.state ?? state
  const todo = 'see under Canais in the panel what it means and what to do'
  if (state === 'down') return fail(what, `${number}: does not work (${why})${probe}`, todo)
  return warn(what, `${number}: ${state} (${why})${probe}`, todo)
}
