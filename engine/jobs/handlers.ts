import type { JobHandlers } from './jobs.ts'

type Domain = {
  attachments: { fetch(id: string, try_: { last: boolean }): Promise<'done' | 'again'> }
}

/** What each queue's jobs call. */
export function jobHandlers({ attachments }: Domain): JobHandlers {
  return {
    'attachment.fetch': async ({ attachmentId }, { last }) => {
      if ((await attachments.fetch(attachmentId, { last })) === 'again') throw new NotYet()
    },
  }
}

/** Makes the queue try again after its back-off. */
class NotYet extends Error {
  override readonly name = 'NotYet'
}
