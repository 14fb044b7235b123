import { createReadStream } from 'node:fs'
import type { Visit } from '../visit.ts'

/** Files that came with the form itself, from a browser without scripts. */
export async function storeFiles({ engine, actor, files }: Visit): Promise<string[]> {
  const stored: string[] = []
  for (const file of files) {
    const { id } = await engine.attachments.store(actor, createReadStream(file.path), { name: file.name })
    stored.push(id)
  }
  return stored
}
