import type { ChannelState, Engine } from '#engine'

/** Keeps how a channel does, one word after the other: what was said before must not come to stand over what is so now. */
export function reporting({ channels, log }: Engine, channel: string) {
  let told: Promise<void> = Promise.resolve()

  return (
    state: ChannelState,
    { detail, data }: { detail: string | null; data?: Record<string, unknown> },
  ): void => {
    told = told
      .then(() => channels.report(channel, state, { detail, ...(data ? { data } : {}) }))
      .catch((error) => log.warn({ err: error }, 'how the channel does could not be kept'))
  }
}
