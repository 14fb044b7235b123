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
import { channelStatuses } from './channel/channel-status.ts'
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
import { accounts } from './operator/account.ts'
import { liveFeed } from './operator/live-feed.ts'
import { operators } from './operator/operators.ts'
import { recovery } from './operator/recovery.ts'
import { setup } from './operator/setup.ts'
import { signIns } from './operator/sign-in.ts'
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

  /** The same verbs over the database, or inside a running transaction. */
  function over(over: Db) {
    const inner = { ...deps, db: over }
    const people = { ...inner, outbox: out }
    return whenAsked({
      accessPoints: () => accessPoints(inner),
      accounts: () => accounts(people),
      agendaFeeds: () => agendaFeeds(inner),
      agendas: () => agendas(inner),
      articles: () => articles(inner),
      audit: () => audit(inner),
      calendars: () => calendars(inner),
      cannedTexts: () => cannedTexts(inner),
      checklists: () => checklists(inner),
      classifications: () => classifications(inner),
      companies: () => companies(inner),
      atendimentos: () => atendimentos({ ...inner, send, removeFile }),
      atendimentoPanel: () => atendimentoPanel(inner),
      attachments: () => files.on(over),
      channels: () => ({ ...channelStatuses(inner), ...channelTraffic(inner) }),
      chats: () => chats(inner),
      codes: () => codes({ ...inner, key: secretKey }),
      connections: () => connections({ ...inner, ...inCase, provider: connectionRecords(inner) }),
      contacts: () => contacts(inner),
      contracts: () => contracts(inner),
      conversations: () => conversations(inner),
      customers: () => customers(inner),
      defects: () => defects(inner),
      departments: () => departments(inner),
      drafts: () => drafts(inner),
      exceptionReasons: () => exceptionReasons(inner),
      expressChecks: () => expressChecks({ ...inner, ...inCase }),
      fiscalNotes: () => fiscalNotes(inner),
      invoices: () => invoices(inner),
      accountRecords: () => accountRecords(inner),
      leads: () => leads({ ...inner, ...inCase }),
      openWork: () => openWork(inner),
      operators: () => operators(people),
      origins: () => origins(inner),
      outbox: () => out.on(over),
      personGroups: () => personGroups(inner),
      outsideSystems: () => outsideSystems(inner),
      plans: () => plans(inner),
      processes: () => processes(inner),
      queue: () => queue(inner),
      recovery: () => recovery(people),
      serviceOrders: () => {
        const verbs = serviceOrders({
          ...inner,
          send,
          cases: (tx) => atendimentos({ ...deps, db: tx, send, removeFile }),
        })
        const list = serviceOrderList(inner)
        return { ...verbs, ...list, ...serviceOrderChoices(inner), ...serviceOrderViews(inner, verbs.can) }
      },
      setup: () => setup(people),
      signIns: () => signIns(people),
      serviceOrderTypes: () => serviceOrderTypes(inner),
      silencePolicies: () => silencePolicies(inner),
      slaTables: () => slaTables(inner),
      stopNotices: () => stopNotices(inner),
      subjects: () => subjects(inner),
      submissions: () => submissions(inner),
      subprocesses: () => subprocesses(inner),
      supportMaterials: () => supportMaterials(inner),
      technicianGroups: () => technicianGroups(inner),
      tickets: () => {
        const verbs = tickets({ ...inner, send })
        return { ...verbs, ...ticketViews(inner, verbs.can), ...bulkVerbs(over, verbs) }
      },
    })
  }

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
    askOutside: outsideSystem(deps),
  }
}

/** Each noun is made when it is first asked for: one message in a chat needs few of them. */
function whenAsked<Makers extends Record<string, () => unknown>>(makers: Makers) {
  const nouns = {}
  for (const [name, make] of Object.entries(makers)) {
    Object.defineProperty(nouns, name, {
      enumerable: true,
      configurable: true,
      get() {
        const value = make()
        Object.defineProperty(nouns, name, { enumerable: true, value })
        return value
      },
    })
  }
  return nouns as { readonly [Name in keyof Makers]: ReturnType<Makers[Name]> }
}
