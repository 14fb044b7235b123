import { join } from 'node:path'
import type { Logger } from 'pino'
import { articles } from './article/articles.ts'
import { attachments } from './attachment/attachments.ts'
import { folderStorage } from './attachment/folder.ts'
import { audit } from './audit/audit.ts'
import { calendars } from './business-calendar/calendars.ts'
import { cannedTexts } from './canned-text/canned-texts.ts'
import { channelStatuses } from './channel/channel-status.ts'
import { channelTraffic } from './channel/traffic.ts'
import { chats } from './chat/chats.ts'
import { checklists } from './checklist/checklists.ts'
import { companies } from './company/companies.ts'
import type { Config } from './config.ts'
import { contacts } from './contact/contacts.ts'
import { contracts } from './contract/contracts.ts'
import { conversations } from './conversation/conversations.ts'
import { customers } from './customer/customers.ts'
import type { Clock } from './database/clock.ts'
import type { Database, Tx } from './database/database.ts'
import { announcer } from './database/listen.ts'
import { departments } from './department/departments.ts'
import type { Db, Deps } from './deps.ts'
import { inbox } from './inbox/inbox.ts'
import { jobs } from './jobs/jobs.ts'
import { type Metrics, noMetrics } from './jobs/metrics.ts'
import { live } from './live.ts'
import { outbox } from './notification/outbox.ts'
import { accounts } from './operator/account.ts'
import { liveFeed } from './operator/live-feed.ts'
import { operators } from './operator/operators.ts'
import { photos } from './operator/photos.ts'
import { recovery } from './operator/recovery.ts'
import { setup } from './operator/setup.ts'
import { signIns } from './operator/sign-in.ts'
import { plans } from './plan/plans.ts'
import { replyDrafts } from './reply-draft/reply-drafts.ts'
import { codes } from './secret/codes.ts'
import { submissions } from './secret/submissions.ts'
import { silencePolicies } from './silence/silence-policies.ts'
import { subjects } from './subject/subjects.ts'
import { bulkVerbs } from './ticket/bulk.ts'
import { queue } from './ticket/queue.ts'
import { tickets } from './ticket/tickets.ts'
import { ticketViews } from './ticket/view.ts'

export type EngineParts = {
  db: Database
  clock: Clock
  log: Logger
  config: Config
  /** Signs codes and links; at least 32 random characters. */
  secretKey: string
  metrics?: Metrics
}

export type Engine = ReturnType<typeof createEngine>

/** The domain, whole: verbs to do, questions to ask. Starts nothing by itself and opens no connection. */
export function createEngine({ db, clock, log, config, secretKey, metrics = noMetrics }: EngineParts) {
  const announcements = announcer(db, { log })
  const queues = jobs({ db, log, timeZone: config.timeZone })
  const storage = folderStorage(join(config.dataDir, 'attachments'))
  const files = attachments({
    db,
    storage,
    clock,
    log,
    metrics,
    fetchLater: (over, attachmentId) => queues.send(over, 'attachment.fetch', { attachmentId }),
  })
  const out = outbox({ db, log, metrics, announce: announcements.announce })
  const deps: Deps = {
    db,
    clock,
    log,
    config,
    live: live(announcements.announce),
    later: queues.send,
    secretKey,
  }

  type Inside = Deps & { outbox: typeof out }
  const nouns = {
    accounts,
    articles,
    audit,
    calendars,
    cannedTexts,
    checklists,
    companies,
    attachments: ({ db }: Inside) => files.on(db),
    channels: (inside: Inside) => ({ ...channelStatuses(inside), ...channelTraffic(inside) }),
    chats,
    codes: (inside: Inside) => codes({ ...inside, key: secretKey }),
    contacts,
    contracts,
    conversations,
    customers,
    departments,
    operators,
    outbox: ({ db }: Inside) => out.on(db),
    photos: (inside: Inside) => photos({ ...inside, files, storage }),
    plans,
    queue,
    replyDrafts,
    recovery,
    setup,
    signIns,
    silencePolicies,
    subjects,
    submissions,
    tickets: (inside: Inside) => {
      const verbs = tickets({ ...inside, send: (tx, notices) => out.on(tx).send(...notices) })
      return { ...verbs, ...ticketViews(inside, verbs.can), ...bulkVerbs(inside.db, verbs) }
    },
  }

  /** The same verbs over the database, or inside a running transaction. */
  const over = (over: Db) => whenAsked(nouns, { ...deps, db: over, outbox: out })

  return {
    ...over(db),
    on: (tx: Tx) => over(tx),
    db,
    pool: db.pool,
    clock,
    log,
    config,
    inbox: inbox({ db, log, metrics, announce: announcements.announce }),
    outbox: out,
    attachments: files,
    storage,
    jobs: queues,
    metrics,
    announcements,
    liveFeed: liveFeed(),
  }
}

/** Each noun is made when it is first asked for: one message in a chat needs few of them. */
function whenAsked<Inside, Makers extends Record<string, (inside: Inside) => unknown>>(
  makers: Makers,
  inside: Inside,
) {
  const made = new Map<string, unknown>()
  const nouns = new Proxy(makers, {
    get(_, name: string) {
      if (!made.has(name) && Object.hasOwn(makers, name)) made.set(name, makers[name]!(inside))
      return made.get(name)
    },
  })
  return nouns as unknown as { readonly [Name in keyof Makers]: ReturnType<Makers[Name]> }
}
