/** A moment by the clock that only goes on, and by the one on the wall, in ms. */
export type Moment = { monotonic: number; wall: number }

export function moment(monotonic: () => number): Moment {
  return { monotonic: monotonic(), wall: Date.now() }
}

/** In ms. One of the clocks stands still in some kinds of pause, so both are asked. */
export function passedSince({ monotonic: then, wall }: Moment, monotonic: () => number): number {
  return Math.max(monotonic() - then, Date.now() - wall)
}
