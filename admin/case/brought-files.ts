import { createReadStream } from 'node:fs'
import type { Draft } from '../form/submission.ts'
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

/** A form that is shown again has the files that were uploaded for it before. */
export async function withUploads({ engine, actor }: Visit, draft: Draft): Promise<Draft> {
  const named = Object.entries(draft.values)
    .filter(([field]) => /^(attachmentIds|files\..+)$/.test(field))
    .flatMap(([, value]) => value ?? [])
  return { ...draft, files: await engine.attachments.unsent(actor, named) }
}
