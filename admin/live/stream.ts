import type { Request, Response } from 'express'
import type { Engine, LiveNews, OperatorActor } from '#engine'

const HEARTBEAT_MS = 25_000

/**
 * Server-sent events of what changed since the page was begun (`since`, a position of the feed): `change` with
 * { kind, id }, or `look` when changes may have been missed. Ends itself when the session no longer counts, so that a
 * changed role does not keep hearing as the old one.
 */
export function stream(
  { engine, actor }: { engine: Engine; actor: OperatorActor },
  request: Request,
  response: Response,
): void {
  response.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
    // nginx would otherwise gather events into larger answers.
    'X-Accel-Buffering': 'no',
  })
  response.write('retry: 3000\n\n')
  const unsubscribe = engine.liveFeed.subscribe(actor, tell, { since: String(request.query.since) })
  const heartbeat = setInterval(async () => {
    const { operatorId, epoch } = request.session
    const current = await engine.operators.signedIn(operatorId ?? '', epoch ?? -1).catch(() => undefined)
    if (current === null) response.end()
    else response.write(': still here\n\n')
  }, HEARTBEAT_MS)
  response.on('close', () => {
    clearInterval(heartbeat)
    unsubscribe()
  })

  function tell(news: LiveNews): void {
    if (news) say('change', { kind: news.kind, id: news.id })
    else say('look', {})
  }

  function say(event: string, data: unknown): void {
    response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
  }
}
