import type { Request, Response } from 'express'
import type { VNode } from 'preact'
import type { Notice } from './layout/notice.ts'

export type PageOptions = {
  /** Shown in the tab and read first by screen readers. */
  title: string
  status?: number
  /** Uses the whole width of the screen (queues, boards). */
  wide?: boolean
  /** Only as wide as a form is good to read. */
  narrow?: boolean
}

/** What a handler hands back; `mount.ts` is the only place that turns it into HTTP. */
export type Answer =
  | { kind: 'page'; content: VNode; options: PageOptions }
  | { kind: 'partial'; content: VNode; status: number; events: Record<string, unknown>; notice?: Notice }
  | { kind: 'redirect'; path: string; notice?: Notice }
  | { kind: 'json'; body: unknown; status: number }
  | { kind: 'empty'; events: Record<string, unknown>; notice?: Notice }
  | { kind: 'raw'; send: (request: Request, response: Response) => unknown }

/** A whole page inside the layout. */
export function page(options: PageOptions | string, content: VNode): Answer {
  return { kind: 'page', content, options: typeof options === 'string' ? { title: options } : options }
}

/** A piece of a page for htmx. `events` are triggered on the page, `notice` becomes a toast. */
export function partial(
  content: VNode,
  {
    status = 200,
    events = {},
    notice,
  }: { status?: number; events?: Record<string, unknown>; notice?: Notice } = {},
): Answer {
  return { kind: 'partial', content, status, events, notice }
}

/** Where to go after a change (303; htmx is told by header). The notice is shown there as a toast. */
export function redirect(path: string, notice?: Notice): Answer {
  return { kind: 'redirect', path, notice }
}

export function json(body: unknown, status = 200): Answer {
  return { kind: 'json', body, status }
}

/** 204: done, nothing to show but perhaps a toast and events for the page. */
export function empty({
  events = {},
  notice,
}: {
  events?: Record<string, unknown>
  notice?: Notice
} = {}): Answer {
  return { kind: 'empty', events, notice }
}

/** Downloads and streams: the handler writes the response itself. */
export function raw(send: (request: Request, response: Response) => unknown): Answer {
  return { kind: 'raw', send }
}
