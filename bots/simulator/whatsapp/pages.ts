import type { ServerResponse } from 'node:http'

/** The pages that are open at the moment, each with the line by which it is told things. */
export interface Pages {
  open(page: string, response: ServerResponse): void
  /** Tells the newest page, or the named one; false when there is none. */
  tell(event: { kind: string } & Record<string, unknown>, page?: string): boolean
  linked(page: string, isLinked: boolean): void
  /** Whether a linked page is there and in step. */
  isLinked(): boolean
  close(): void
}

export function createPages(): Pages {
  const open = new Map<string, ServerResponse>()
  const linked = new Set<string>()

  return {
    open(page, response) {
      response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
      response.write(':\n\n')
      open.set(page, response)
      response.on('close', () => {
        if (open.get(page) === response) open.delete(page)
        linked.delete(page)
      })
    },
    tell(event, page = [...open.keys()].at(-1)) {
      const response = page === undefined ? undefined : open.get(page)
      response?.write(`data: ${JSON.stringify(event)}\n\n`)
      return response !== undefined
    },
    linked(page, isLinked) {
      if (isLinked) linked.add(page)
      else linked.delete(page)
    },
    isLinked: () => linked.size > 0,
    close() {
      for (const response of open.values()) response.end()
    },
  }
}
