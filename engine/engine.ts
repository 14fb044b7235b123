import { join } from 'node:path'
import type { Logger } from 'pino'
import { accessPoints } from './access-point/access-points.ts'
import { accountRecords } from './account/accounts.ts'
import { agendaFeeds } from './agenda-feed/agenda-feeds.ts'
import { articles } from './article/articles.ts'
import { atendimentos } from './atendimento/atendimentos.ts'
import { atendimentoPanel } from './atendimento/panel.ts'
import { caseTools } from './atendimento/tools.ts'
import { attachments } from './attachment/attachments.ts'
import { folderStorage } from './attachment/folder.ts'
import { audit } from './audit/audit.ts'
import { calendars } from './business-calendar/calendars.ts'
import { cannedTexts } from './canned-text/canned-texts.ts'
import { channelAlarms } from './channel/alarm.ts'
import { channelStatuses } from './channel/channel-status.ts'
import { channelOrders } from './channel/orders.ts'
import { channelTraffic } from './channel/traffic.ts'
import { chats } from './chat/chats.ts'
import { checklists } from './checklist/checklists.ts'
import { classifications } from './classification/classifications.ts'
import { companies } from './company/companies.ts'
import type { Config } from './config.ts'
import { connections } from './connection/connections.ts'
import { connectionRecords } from './connection/records.ts'
import { contacts } from './contact/contacts.ts'
import { contracts } from './contract/contracts.ts'
import { conversations } from './conversation/conversations.ts'
import { customers } from './customer/customers.ts'
import { openWork } from './customer/open-work.ts'
import type { Clock } from './database/clock.ts'
import type { Database, Tx } from './database/database.ts'
import { announcer } from './database/listen.ts'
import { defects } from './defect/defects.ts'
import { departments } from './department/departments.ts'
import type { Db, Deps } from './deps.ts'
import { drafts } from './draft/drafts.ts'
import { exceptionReasons } from './exception-reason/exception-reasons.ts'
import { expressChecks } from './express-check/express-checks.ts'
import { fiscalNotes } from './fiscal-note/fiscal-notes.ts'
import { inbox } from './inbox/inbox.ts'
import { invoices } from './invoice/invoices.ts'
import { jobs } from './jobs/jobs.ts'
import { type Metrics, noMetrics } from './jobs/metrics.ts'
import { leads } from './lead/leads.ts'
import { live } from './live.ts'
import { outbox } from './notification/outbox.ts'
import type { Send } from './notification/recipients.ts'
import { sendings } from './notification/sendings.ts'
import { accounts } from './operator/account.ts'
import { liveFeed } from './operator/live-feed.ts'
import { operators } from './operator/operators.ts'
import { photos } from './operator/photos.ts'
import { recovery } from './operator/recovery.ts'
import { setup } from './operator/setup.ts'
import { signIns } from './operator/sign-in.ts'
import { operatorChats } from './operator-chat/operator-chats.ts'
import { noticeChoices } from './operator-notice/choice.ts'
import { digests } from './operator-notice/digest.ts'
import { origins } from './origin/origins.ts'
import { outsideSystems } from './outside/outside-systems.ts'
import { outsideSystem } from './outside/systems.ts'
import { personGroups } from './person-group/person-groups.ts'
import { plans } from './plan/plans.ts'
import { processes } from './process/processes.ts'
import { codes } from './secret/codes.ts'
import { submissions } from './secret/submissions.ts'
import { agendas } from './service-order/agenda.ts'
import { serviceOrderChoices } from './service-order/choices.ts'
import { serviceOrderList } from './service-order/list.ts'
import { serviceOrders } from './service-order/service-orders.ts'
import { serviceOrderViews } from './service-order/view.ts'
import { serviceOrderTypes } from './service-order-type/service-order-types.ts'
import { silencePolicies } from './silence/silence-policies.ts'
import { slaTables } from './sla-table/sla-tables.ts'
import { stopNotices } from './stop-notice/stop-notices.ts'
import { subjects } from './subject/subjects.ts'
import { subprocesses } from './subprocess/subprocesses.ts'
import { supportMaterials } from './support-material/support-materials.ts'
import { technicianGroups } from './technician-group/technician-groups.ts'
import { bulkVerbs } from './ticket/bulk.ts'
import { queue } from './ticket/queue.ts'
import { tickets } from './ticket/tickets.ts'
import { ticketViews } from './ticket/view.ts'
import { whatsappNumbers } from './whatsapp-number/whatsapp-numbers.ts'
import { inParts, whenAsked } from './when-asked.ts'

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

  const send: Send = (tx, notices) => out.on(tx).send(...notices)
  const removeFile = (tx: Tx, key: string) => tx.afterCommit(() => storage.remove(key))
  const inCase = caseTools((tx) => over(tx).atendimentos)

  type Inside = Deps & { outbox: typeof out }
  const nouns = {
    drafts,
    fiscalNotes,
    invoices,
    accountRecords,
    leads: (inside: Inside) => leads({ ...inside, ...inCase }),
    openWork,
    accessPoints,
    accounts,
    agendaFeeds,
    agendas,
    articles,
    audit,
    calendars,
    cannedTexts,
    checklists,
    classifications,
    companies,
    atendimentos: (inside: Inside) => atendimentos({ ...inside, send, removeFile }),
    atendimentoPanel,
    attachments: (inside: Inside) => files.on(inside.db),
    channels: (inside: Inside) => ({
      ...channelStatuses(inside),
      ...channelTraffic(inside),
      ...channelAlarms(inside),
    }),
    chats,
    codes: (inside: Inside) => codes({ ...inside, key: secretKey }),
    connections: (inside: Inside) =>
      connections({ ...inside, ...inCase, provider: connectionRecords(inside) }),
    contacts,
    contracts,
    conversations,
    customers,
    defects,
    digests: (inside: Inside) => digests({ ...inside, send }),
    departments,
    exceptionReasons,
    expressChecks: (inside: Inside) => expressChecks({ ...inside, ...inCase }),
    noticeChoices,
    operatorChats,
    operators,
    origins,
    photos: (inside: Inside) => photos({ ...inside, files, storage }),
    outbox: (inside: Inside) => out.on(inside.db),
    personGroups,
    outsideSystems,
    plans,
    processes,
    queue,
    recovery,
    serviceOrders: (inside: Inside) => {
      const verbs = serviceOrders({
        ...inside,
        send,
        cases: (tx) => atendimentos({ ...deps, db: tx, send, removeFile }),
      })
      const list = serviceOrderList(inside)
      return { ...verbs, ...list, ...serviceOrderChoices(inside), ...serviceOrderViews(inside, verbs.can) }
    },
    sendings,
    setup,
    signIns,
    serviceOrderTypes,
    silencePolicies,
    slaTables,
    stopNotices,
    subjects,
    submissions,
    subprocesses,
    supportMaterials,
    technicianGroups,
    tickets: (inside: Inside) => {
      const verbs = tickets({ ...inside, send })
      return inParts(
        () => verbs,
        () => ticketViews(inside, verbs.can),
        () => bulkVerbs(inside.db, verbs),
      )
    },
    whatsappNumbers,
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
    liveFeed: liveFeed(clock),
    channelOrders: channelOrders(deps),
    askOutside: outsideSystem(deps),
  }
}
