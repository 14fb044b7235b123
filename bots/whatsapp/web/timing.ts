const SECOND = 1_000
const MINUTE = 60 * SECOND

/** How long everything may take, in ms. */
export type Timing = {
  /** From the start of a browser until it is ready; not counted while a QR code is shown. */
  startMs: number
  /** Connected and nothing heard of being in step for so long: it is asked for. */
  repairMs: number
  probeMs: number
  probeLimitMs: number
  /** Not connected for so long: begun anew. */
  disconnectedMs: number
  catchUpMs: number
  qrMs: number
  /** For a clean end of the browser; then it is killed. */
  closeMs: number
  /** For a call to the page. */
  callMs: number
  /** A child that says nothing for so long is killed. */
  silenceMs: number
  backOffMs: readonly number[]
  /** Ready for so long: the next fault waits as short as the first. */
  stableMs: number
  /** A browser that ran for so long is begun anew: what pages leak over days is given back. */
  freshMs: number
  /** After another browser took the session over. */
  conflictMs: number
}

export const TIMING: Timing = {
  startMs: 2 * MINUTE,
  repairMs: 20 * SECOND,
  probeMs: 20 * SECOND,
  probeLimitMs: 10 * SECOND,
  disconnectedMs: 2.5 * MINUTE,
  catchUpMs: MINUTE,
  qrMs: 5 * SECOND,
  closeMs: 5 * SECOND,
  callMs: MINUTE,
  silenceMs: MINUTE,
  backOffMs: [1, 2, 5, 15, 60].map((seconds) => seconds * SECOND),
  stableMs: 10 * MINUTE,
  freshMs: 24 * 60 * MINUTE,
  conflictMs: 5 * MINUTE,
}
