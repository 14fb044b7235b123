/** Which page this is to the server, since the same device may open several one after another. */
export const page = crypto.randomUUID()

/** Asks the server. Rejects with `status` when it says no, and with a TypeError when the network is away. */
export async function ask(verb, body = {}) {
  const response = await fetch(`/page/${verb}`, { method: 'POST', body: JSON.stringify({ page, ...body }) })
  const answer = await response.json()
  if (!response.ok) throw Object.assign(new Error(answer.error), { status: response.status })
  return answer
}

/** What the server tells by itself, one thing after another. */
export function listen(heard) {
  const source = new EventSource(`/events?page=${page}`)
  source.onmessage = ({ data }) => heard(JSON.parse(data))
  return new Promise((resolve) => {
    source.onopen = resolve
  })
}
