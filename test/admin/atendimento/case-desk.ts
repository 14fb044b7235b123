import { providerDesk } from '../provider-desk.ts'

/** The provider's panel with a case that Eva has claimed, and Eva at it. */
export async function caseDesk() {
  const desk = await providerDesk()
  const { atendimentos } = desk.engine
  const { id, protocol } = await desk.claims(desk.eva)
  const client = await desk.signIn(desk.eva)
  const path = `/atendimentos/${id}`
  const view = () => atendimentos.view(desk.iara, id)
  return {
    ...desk,
    atendimentos,
    ...{ id, protocol, path, client, view },
    version: async () => String((await view()).atendimento.version),
    /** What the case's page answers to a form of its own. */
    send: (part: string, fields: Record<string, string> = {}, by = client) =>
      by.post(`${path}/${part}`, fields),
  }
}

/** A page's text without its markup, to be read as people do. */
export function wordsOf(body: string): string {
  return body
    .replace(/<(script|style|template)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
}

/** The piece of a page from one place in it to another. */
export function between(body: string, from: string, to: string): string {
  const start = body.indexOf(from)
  if (start < 0) throw new Error(`nothing on the page is ${from}`)
  return body.slice(start, body.indexOf(to, start))
}
