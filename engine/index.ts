/** The only door to the domain: bots and the panel import nothing else of the engine. */
export * from './actor.ts'
export type { Company } from './company/companies.ts'
export { BadConfiguration, type Config, type ProcessRole, readConfig, type Telegram } from './config.ts'
export { type Clock, fixedClock, systemClock } from './database/clock.ts'
export type { Database, Tx } from './database/database.ts'
export { DatabaseUnavailable } from './database/errors.ts'
export { newId } from './database/id.ts'
export { listen } from './database/listen.ts'
export { sql } from './database/sql.ts'
export type { Department, DepartmentItem } from './department/departments.ts'
export type { Db } from './deps.ts'
export { createEngine, type Engine, type EngineParts } from './engine.ts'
export * from './errors.ts'
export type { InboxMessage, IncomingItem } from './inbox/inbox.ts'
export { LIVE_CHANNEL, type LiveChange } from './live.ts'
export * from './locale.ts'
export * from './notification/action.ts'
export type { Channel, Delivery, DeliveryResult, MailPayload } from './notification/channel.ts'
export * from './notification/message.ts'
export type { Outgoing } from './notification/outbox.ts'
export type { LiveNews } from './operator/live-feed.ts'
export { type Operator, ROLES, type SignedIn, TEAMS, THEMES, type Theme } from './operator/operator.ts'
export { LANGUAGES, type Language, languageOf, texts } from './text.ts'
export {
  customerBulletin,
  type NewsFacts,
  type ProposalFacts,
  proposalText,
  ratingChoices,
} from './ticket/bulletin.ts'
export type { CloseReason } from './ticket/facts.ts'
export type * from './ticket/input.ts'
export type { TicketEvent, TicketNews } from './ticket/machine.ts'
export type { ShownFile, ShownLog, ShownProposal, ShownTicket, TicketCard } from './ticket/mine.ts'
export { CONTACT_VERBS, OPERATOR_VERBS, type TicketVerb } from './ticket/policy.ts'
export type { TicketRow } from './ticket/row.ts'
export * from './ticket/states.ts'
export { ticketWords } from './ticket/words.ts'
