/** Where the counters of the background work go; prometheus.ts is the real one. */
export type Metrics = {
  /** Adds `by` (1) to a counter. */
  inc(name: CounterName, labels?: Labels, by?: number): void
  /** How long something took or waited, in seconds. */
  observe(name: DurationName, seconds: number, labels?: Labels): void
}

export type Labels = Record<string, string>

export const COUNTERS = {
  bote_inbox_received_total: 'Messages stored from a channel',
  bote_inbox_repeated_total: 'Messages a channel delivered again, stored once',
  bote_inbox_parted_total: 'Transactions of several chats that had to be done one by one',
  bote_inbox_processed_total: 'Messages handled',
  bote_inbox_failed_total: 'Tries to handle a message that failed',
  bote_inbox_parked_total: 'Messages set aside after too many failed tries',
  bote_outbox_sent_total: 'Messages a channel accepted',
  bote_outbox_retried_total: 'Deliveries put off by a channel or a fault',
  bote_outbox_dead_total: 'Messages that will not be delivered',
  bote_outbox_reclaimed_total:
    'Deliveries taken over from a process that died or stalled: each may be a duplicate',
  bote_outbox_withheld_total: 'Deliveries not made because the claim had run out (the process was paused)',
  bote_timers_fired_total: 'Deadlines fired',
  bote_timers_parted_total: 'Transactions of several deadlines that had to be done one by one',
  bote_timers_failed_total: 'Deadlines that failed and are tried again',
  bote_buttons_refused_total: "Pressed buttons that were another chat's, or made up",
  bote_attachments_fetched_total: 'Files fetched from a channel',
  bote_attachments_missing_total: 'Files that could not be fetched',
} as const

export const DURATIONS = {
  bote_inbox_wait_seconds: 'From stored to handled',
  bote_outbox_wait_seconds: 'From committed to accepted by the channel',
  bote_timers_late_seconds: 'From due to fired',
} as const

export type CounterName = keyof typeof COUNTERS
export type DurationName = keyof typeof DURATIONS

export const noMetrics: Metrics = { inc: () => undefined, observe: () => undefined }
