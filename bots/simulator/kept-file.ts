import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

const SAVE_EVERY = 1_000

/** A file that holds the state of something: read once, written again whenever something happened. */
export function keepFile<State extends { version: number }>({
  path,
  version,
  happenings,
  restore,
  state,
}: {
  path: string
  version: State['version']
  happenings: {
    on(event: 'happened', heard: () => void): unknown
    off: (event: 'happened', heard: () => void) => unknown
  }
  restore(state: State): void
  state(): State
}): { close(): void } {
  mkdirSync(dirname(path), { recursive: true })
  const before = read<State>(path)
  if (before?.version === version) restore(before)
  let isDirty = true
  let isClosed = false
  const touched = () => {
    isDirty = true
  }
  happenings.on('happened', touched)
  const save = () => {
    if (!isDirty) return
    isDirty = false
    writeFileSync(`${path}.new`, JSON.stringify(state()))
    renameSync(`${path}.new`, path)
  }
  const timer = setInterval(save, SAVE_EVERY)
  timer.unref()
  return {
    close() {
      clearInterval(timer)
      happenings.off('happened', touched)
      // Not everything that is kept makes something happen.
      isDirty = !isClosed
      isClosed = true
      save()
    },
  }
}

function read<State>(path: string): State | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}
