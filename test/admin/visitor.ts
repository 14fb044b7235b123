export type Answered = {
  status: number
  headers: Headers
  body: string
  /** Where a redirect leads, as a path. */
  location: string | null
}

export type Visitor = ReturnType<typeof visitor>

/** A browser without a screen: keeps cookies, knows the anti-forgery token of the last page, follows no redirects. */
export function visitor(url: string) {
  const cookies = new Map<string, string>()
  let token = ''

  async function send(method: string, path: string, init: RequestInit = {}): Promise<Answered> {
    const headers = new Headers(init.headers)
    if (cookies.size > 0) headers.set('Cookie', [...cookies].map((pair) => pair.join('=')).join('; '))
    const response = await fetch(url + path, { ...init, method, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) keep(line)
    const body = await response.text()
    token = body.match(/name="_csrf" value="([^"]+)"/)?.[1] ?? token
    return {
      status: response.status,
      headers: response.headers,
      body,
      location: response.headers.get('Location'),
    }
  }

  function keep(line: string): void {
    const [pair = '', ...attributes] = line.split(';')
    const at = pair.indexOf('=')
    const isGone = attributes.some((attribute) => /^\s*expires=Thu, 01 Jan 1970/i.test(attribute))
    if (isGone) cookies.delete(pair.slice(0, at))
    else cookies.set(pair.slice(0, at), pair.slice(at + 1))
  }

  function get(path: string, headers: Record<string, string> = {}): Promise<Answered> {
    return send('GET', path, { headers })
  }

  /** The token: fetched when there is none yet, or when the session has changed since. */
  async function csrf(): Promise<string> {
    if (!token) await get('/sign-in')
    if (!token) await get('/profile')
    return token
  }

  async function post(
    path: string,
    fields: Record<string, string | string[]> | URLSearchParams = {},
    headers: Record<string, string> = {},
  ): Promise<Answered> {
    const form = new URLSearchParams()
    if (fields instanceof URLSearchParams) for (const [key, value] of fields) form.append(key, value)
    else {
      for (const [key, value] of Object.entries(fields)) {
        for (const one of [value].flat()) form.append(key, one)
      }
    }
    if (!form.has('_csrf')) form.set('_csrf', await csrf())
    const answered = await send('POST', path, { body: form, headers })
    if (answered.headers.getSetCookie().some((line) => line.startsWith('bote.sid='))) token = ''
    return answered
  }

  async function postFiles(path: string, form: FormData): Promise<Answered> {
    if (!form.has('_csrf')) form.set('_csrf', await csrf())
    return send('POST', path, { body: form })
  }

  return { get, post, postFiles, send, csrf, cookies, url }
}
