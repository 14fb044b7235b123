export type Part = { stop(withinMs?: number): Promise<void> }

/** Ends parts one after another within `withinMs` in all: what was taken in is answered, what is answered is delivered. */
export async function stopInOrder(parts: readonly Part[], withinMs: number): Promise<void> {
  const until = Date.now() + withinMs
  for (const part of parts) await part.stop(Math.max(0, until - Date.now()))
}
