import { createReadStream } from 'node:fs'
import { z } from 'zod'
import { Invalid } from '#engine'
import { type Answer, empty, json } from '../answer.ts'
import type { Visit } from '../visit.ts'

const nothing = z.strictObject({})

/** Takes one file before the words it belongs to are sent; answers with its id. */
export async function upload(visit: Visit): Promise<Answer> {
  visit.form(nothing)
  const [file] = visit.files
  if (!file) throw new Invalid('attachment.missing_file', { fields: { files: 'required' } })
  const stored = await visit.engine.attachments.store(visit.actor, createReadStream(file.path), {
    name: file.name,
  })
  const { id, name, size, mediaType } = stored
  return json({ id, name, size, mediaType }, 201)
}

/** It was removed again before it was sent. */
export async function discard(visit: Visit): Promise<Answer> {
  visit.form(nothing)
  await visit.engine.attachments.discard(visit.actor, visit.id())
  return empty()
}
