import { DomainError, type FileSource } from '#engine'
import type { FileNote } from './form/form.ts'
import type { IncomingFile } from './incoming.ts'
import { attempt, proven, remark, type Turn } from './turn.ts'
import { commonWords } from './words.ts'

/**
 * Notes the files of a message in the database; their bytes are fetched later, and never hold the dialog up. What is
 * too large to be fetched is noted as well, and the person is told another way.
 */
export async function noteFiles(turn: Turn, files: readonly IncomingFile[]): Promise<FileNote[]> {
  const notes: FileNote[] = []
  for (const { name, size, source } of files) {
    const noted = await attempt(turn, () =>
      turn.desk.attachments.pending(proven(turn), { name, size, source: source as FileSource }),
    )
    if (noted instanceof DomainError) {
      remark(turn, commonWords(turn.language).tooManyFiles)
      break
    }
    const isTooLarge = noted.state === 'missing'
    if (isTooLarge) remark(turn, commonWords(turn.language).tooLarge(noted.name, turn.sizeLimit))
    notes.push({ id: noted.id, name: noted.name, ...(isTooLarge ? { isTooLarge } : {}) })
  }
  return notes
}
