import type { Request, Response } from 'express'
import type { Answer } from './answer.ts'
import { Document } from './layout/document.tsx'
import { keepNotice, takeNotice } from './layout/flash.ts'
import type { Notice } from './layout/notice.ts'
import { type Shell, ShellContext } from './layout/shell.ts'
import { written } from './layout/written.tsx'

/** Writes an answer as HTTP. */
export async function send(answer: Answer, request: Request, response: Response): Promise<void> {
  if (!response.hasHeader('Cache-Control')) response.set('Cache-Control', 'private, no-store')
  switch (answer.kind) {
    case 'page': {
      const { options, content } = answer
      const notice = takeNotice(request, response)
      const shell = shellOf(request, response)
      const html = written(
        <ShellContext.Provider value={shell}>
          <Document {...options} notice={notice}>
            {content}
          </Document>
        </ShellContext.Provider>,
      )
      response
        .status(options.status ?? 200)
        .type('html')
        .send(html)
      return
    }
    case 'partial': {
      const shell = shellOf(request, response)
      const html = written(<ShellContext.Provider value={shell}>{answer.content}</ShellContext.Provider>)
      trigger(response, answer.events, answer.notice)
      response.status(answer.status).type('html').send(html)
      return
    }
    case 'redirect': {
      if (answer.notice) keepNotice(response, answer.notice)
      if (request.get('HX-Request') === 'true') response.set('HX-Redirect', answer.path).status(200).end()
      else response.redirect(303, answer.path)
      return
    }
    case 'json':
      response.status(answer.status).json(answer.body)
      return
    case 'empty':
      trigger(response, answer.events, answer.notice)
      response.status(204).end()
      return
    case 'raw':
      await answer.send(request, response)
  }
}

function shellOf(request: Request, response: Response): Shell {
  const { locals } = response
  return {
    language: locals.language ?? 'pt',
    theme: locals.theme ?? 'auto',
    timeZone: locals.signedIn?.timeZone ?? locals.config.timeZone,
    signedIn: locals.signedIn ?? null,
    csrf: locals.csrf?.() ?? '',
    path: request.path,
    address: request.originalUrl,
    now: locals.now(),
    livePosition: locals.livePosition,
    paths: locals.paths,
  }
}

/** Headers are ASCII: what is not goes as \u escapes, which JSON reads back. */
function trigger(response: Response, events: Record<string, unknown>, notice: Notice | undefined): void {
  const all = notice ? { ...events, notice } : events
  if (Object.keys(all).length === 0) return
  const ascii = JSON.stringify(all).replace(
    /[^\x20-\x7e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  response.set('HX-Trigger', ascii)
}
