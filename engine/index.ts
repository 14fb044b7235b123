/** The only door to the domain: bots and the panel import nothing else of the engine. */
export type { Account } from './account/accounts.ts'
export * from './actor.ts'
export * from './administration/door.ts'
export { type AtendimentoNewsFacts, atendimentoBulletin, ratingValues } from './atendimento/bulletin.ts'
export type { FinishChoices, ForwardChoices, RegisterChoices, StartChoices } from './atendimento/choices.ts'
export type { AtendimentoEvent, AtendimentoNews } from './atendimento/events.ts'
export type { DeadlineExplained, DeadlinesExplained } from './atendimento/explanation.ts'
export type {
  Comment,
  Contato,
  Finish,
  NewAtendimento,
  NewAtendimentoRating,
  Start,
} from './atendimento/input.ts'
export type { AtendimentoCard, ContatoChoices, KnownStop, ShownAtendimento } from './atendimento/mine.ts'
export type { PanelPage, PanelRow } from './atendimento/panel.ts'
export { PANEL_TABS, type PanelFilters, type PanelTab } from './atendimento/panel-filters.ts'
export {
  ATENDIMENTO_CONTACT_VERBS,
  ATENDIMENTO_OPERATOR_VERBS,
  type AtendimentoOperatorVerb,
  type AtendimentoVerb,
} from './atendimento/policy.ts'
export type { AtendimentoRow } from './atendimento/row.ts'
export * from './atendimento/states.ts'
export type {
  AtendimentoView,
  ShownAttachment,
  ShownMaterial,
  ShownRun,
  ShownServiceOrder,
} from './atendimento/view.ts'
export type { AtendimentoButton, AtendimentoReason } from './atendimento/view-actions.ts'
export { atendimentoWords } from './atendimento/words.ts'
export type { Fetched, Fetcher, FileSource } from './attachment/fetching.ts'
export { FILE_LIMITS } from './attachment/limits.ts'
export { SHOWABLE } from './attachment/media-type.ts'
export type { Attachment } from './attachment/row.ts'
export { type Background, startBackground } from './background.ts'
export type { Telegram } from './bot-settings.ts'
export type { ChannelAlarm } from './channel/alarm.ts'
export type { ChannelState, ChannelStatus } from './channel/channel-status.ts'
export { CHANNEL_ORDERS, type ChannelOrder, type ChannelOrders } from './channel/orders.ts'
export { mayOrderChannels } from './channel/policy.ts'
export type { ChannelTraffic } from './channel/traffic.ts'
export type { Arrival, Chat, CustomerOfPerson, Proof } from './chat/chat.ts'
export type { Company } from './company/companies.ts'
export type { Offers } from './company/offers.ts'
export { BadConfiguration, type Config, type ProcessRole, readConfig } from './config.ts'
export type { ConnectionChangeKind, Occasion } from './connection/change.ts'
export type { ConnectionChoices } from './connection/choices.ts'
export type { Connection, ConnectionItem } from './connection/connection.ts'
export type { ConnectionInput, ConnectionSettingsInput } from './connection/connections.ts'
export { equipmentAddress } from './connection/equipment.ts'
export type { ConnectionException, ExceptionInput, ExceptionItem } from './connection/exceptions.ts'
export type { ConnectionChange } from './connection/history.ts'
export { mayUseConnectionTools } from './connection/policy.ts'
export { EXCEPTION_KINDS, type ExceptionKind } from './connection/protection.ts'
export { INVITE_DAYS, type Invite } from './contact/invites.ts'
export type { ShownChoices } from './conversation/shown-choices.ts'
export type { OpenCase, OpenOrder, OpenWork } from './customer/open-work.ts'
export { type Clock, fixedClock, systemClock } from './database/clock.ts'
export type { Database, Tx } from './database/database.ts'
export { DatabaseUnavailable, isFull } from './database/errors.ts'
export { newId } from './database/id.ts'
export type { Lease } from './database/lease.ts'
export { type LeasedWork, whileLeased } from './database/leased.ts'
export { listen } from './database/listen.ts'
export { statementName } from './database/prepared.ts'
export { sql } from './database/sql.ts'
export type { Department, DepartmentItem } from './department/departments.ts'
export type { Db } from './deps.ts'
export type { FormName, KeptForm, Typed } from './draft/drafts.ts'
export { createEngine, type Engine, type EngineParts } from './engine.ts'
export * from './errors.ts'
export type { ExpressCheck } from './express-check/express-checks.ts'
export * from './express-check/lights.ts'
export { checkWords, detailWords, lightWords } from './express-check/words.ts'
export type { FiscalNote } from './fiscal-note/fiscal-notes.ts'
export type { CaseKind } from './history/case.ts'
export type { History, HistoryEntry, HistoryFile } from './history/history.ts'
export type { Words } from './history/wording.ts'
export type { InboxMessage, IncomingItem } from './inbox/inbox.ts'
export type { ParkedMessage } from './inbox/parking.ts'
export type { Invoice, InvoiceState } from './invoice/invoices.ts'
export { mayUseFinancialTools } from './invoice/policy.ts'
export type { LeadEvent } from './lead/history.ts'
export type { LeadChangeInput, LeadInput } from './lead/input.ts'
export type { Lead, LeadItem } from './lead/lead.ts'
export { mayReadLeads, mayWorkLeads } from './lead/policy.ts'
export * from './lead/stages.ts'
export type { ChartArrow, ChartState, LifecycleChart } from './lifecycle/chart.ts'
export { initialTransition, restored, transition } from './lifecycle/transition.ts'
export { LIVE_CHANNEL, type LiveChange } from './live.ts'
export * from './locale.ts'
export * from './notification/action.ts'
export type { Channel, Delivery, DeliveryResult, MailPayload } from './notification/channel.ts'
export type { DeliveryState } from './notification/deliveries.ts'
export * from './notification/desk-action.ts'
export * from './notification/message.ts'
export type { DeadLetter, Outgoing } from './notification/outbox.ts'
export type { Pacing } from './notification/pacing.ts'
export type { Sending } from './notification/sendings.ts'
export type { LiveNews } from './operator/live-feed.ts'
export { type Operator, ROLES, type SignedIn, TEAMS, THEMES, type Theme } from './operator/operator.ts'
export * from './operator/permissions.ts'
export { PHOTO } from './operator/photos.ts'
export { OPERATOR_LINK_MINUTES, type OperatorInvite } from './operator-chat/linking.ts'
export type { OperatorArrival, OperatorChat } from './operator-chat/operator-chat.ts'
export type { NoticeChoice } from './operator-notice/choice.ts'
export * from './operator-notice/kinds.ts'
export { panelButton, panelText } from './operator-notice/telling.ts'
export { noticeWords } from './operator-notice/words.ts'
export { OUTSIDE_KINDS, type OutsideKind } from './outside/kinds.ts'
export type { OutsideSystem } from './outside/outside-systems.ts'
export { mayKeepOutsideSystems } from './outside/policy.ts'
export type { OutsideAnswer } from './outside/request.ts'
export type { Unreachable } from './outside/systems.ts'
export { CHROMIUM_ADVICE, findChromium, versionOf } from './program/chromium.ts'
export type { TabCount } from './queue/counts.ts'
export type { Agenda, AgendaVisit, UnplannedOrder, VisitOrder } from './service-order/agenda.ts'
export type { ServiceOrderChoices } from './service-order/choices.ts'
export type { DispatchState } from './service-order/dispatch.ts'
export { MOST_MATERIALS, type NewMaterial } from './service-order/input.ts'
export {
  SERVICE_ORDER_TABS,
  type ServiceOrderCounts,
  type ServiceOrderFilters,
  type ServiceOrderItem,
  type ServiceOrderPage,
  type ServiceOrderTab,
} from './service-order/list.ts'
export type { ServiceOrderVerb } from './service-order/policy.ts'
export * from './service-order/states.ts'
export type {
  OrdersOfAtendimento,
  ServiceOrderHappening,
  ServiceOrderView,
} from './service-order/view.ts'
export { serviceOrderWords } from './service-order/words.ts'
export type { ClockFace } from './sla/clock.ts'
export type { ExplainedInterval } from './sla/explanation.ts'
export { type ExplainedLine, explainedLines } from './sla/explanation-words.ts'
export { dayAfter, dayAndTimeAt, momentAt } from './sla/local-day.ts'
export * from './sla/sla-type.ts'
export { mayKeepStopNotices } from './stop-notice/policy.ts'
export type { StopNotice, StopNoticeItem } from './stop-notice/stop-notice.ts'
export type { StoppedCase } from './stop-notice/stop-notices.ts'
export { LANGUAGES, type Language, languageOf, texts } from './text.ts'
export { type BulkResult, MOST_AT_ONCE } from './ticket/bulk.ts'
export {
  customerBulletin,
  type NewsFacts,
  type ProposalFacts,
  proposalText,
  ratingChoices,
} from './ticket/bulletin.ts'
export { type TicketArrow, type TicketChart, ticketChart } from './ticket/chart.ts'
export type { CloseReason } from './ticket/facts.ts'
export type * from './ticket/input.ts'
export type { TicketEvent, TicketNews } from './ticket/machine.ts'
export type { ShownFile, ShownLog, ShownProposal, ShownTicket, TicketCard } from './ticket/mine.ts'
export { CONTACT_VERBS, OPERATOR_VERBS, type TicketVerb } from './ticket/policy.ts'
export type { QueueCounts, QueuePage, QueueRow } from './ticket/queue.ts'
export { QUEUE_TABS, type QueueFilters, type QueueTab } from './ticket/queue-filters.ts'
export type { TicketRow } from './ticket/row.ts'
export type { Shift } from './ticket/shift.ts'
export type { Shifts } from './ticket/shifts.ts'
export * from './ticket/states.ts'
export type { TicketView, ViewProposal } from './ticket/view.ts'
export type { ActionReason, OperatorAction, OperatorVerb } from './ticket/view-actions.ts'
export type { ChecklistItem } from './ticket/view-checklist.ts'
export type { LinkedTicket } from './ticket/view-links.ts'
export { ticketWords } from './ticket/words.ts'
export { chatWith, type NumberId, type Place, partsOfChat, placeOf } from './whatsapp-number/place.ts'
export type { WhatsappNumberItem } from './whatsapp-number/whatsapp-numbers.ts'
