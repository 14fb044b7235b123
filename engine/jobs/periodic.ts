import type { Storage } from '../attachment/storage.ts'
import { sweepAttachments } from '../attachment/sweep.ts'
import { tellOfOutages } from '../channel/outage.ts'
import type { Database } from '../database/database.ts'
import type { Deps } from '../deps.ts'
import { sweepDrafts } from '../draft/drafts.ts'
import { divertNotices } from '../notification/diversion.ts'
import type { Send } from '../notification/recipients.ts'
import { sweepSecrets } from '../secret/sweep.ts'
import { tellOfResponses } from '../ticket/response-watch.ts'
import { followTimeZoneRules } from '../ticket/wall-times.ts'
import { checkClock } from './clock-check.ts'
import {
  buryHeldMessages,
  forgetInboxPayloads,
  forgetOutboxPayloads,
  forgetSendings,
} from './housekeeping.ts'
import { foldStateCounts } from './state-counts.ts'

export type PeriodicDeps = Pick<Deps, 'clock' | 'log' | 'config'> & {
  db: Database
  storage: Storage
  send: Send
}

type Task = {
  /** Minute, hour, day, month, weekday, in Bote's time zone. */
  cron: string
  /** Also whenever a program starts. */
  atStart?: true
  run: (deps: PeriodicDeps) => Promise<unknown>
}

/** Everything that happens by the clock, whatever the number of replicas. A tick missed while off is not made up for. */
export const PERIODIC: Record<string, Task> = {
  'fold the counts on the tabs': { cron: '* * * * *', run: foldStateCounts },
  'tell of first answers that are due': { cron: '* * * * *', run: tellOfResponses },
  'tell of channels that do not work': { cron: '* * * * *', run: tellOfOutages },
  'send by another channel what waited too long': { cron: '* * * * *', run: divertNotices },
  "check this machine's clock": { cron: '*/10 * * * *', run: checkClock },
  'follow the rules of time zones': {
    cron: '30 3 * * *',
    atStart: true,
    run: (deps) => followTimeZoneRules(deps),
  },
  'forget codes and throttles that ran out': { cron: '17 * * * *', run: sweepSecrets },
  'forget what handled messages said': { cron: '10 3 * * *', run: forgetInboxPayloads },
  'forget what delivered messages said': { cron: '20 3 * * *', run: forgetOutboxPayloads },
  'forget how messages were sent': { cron: '25 3 * * *', run: forgetSendings },
  'give up messages no channel took for a week': { cron: '47 * * * *', run: buryHeldMessages },
  'forget what was typed and not sent for a month': { cron: '30 3 * * *', run: sweepDrafts },
  'bring attachments and files together': { cron: '40 3 * * *', run: sweepAttachments },
}
