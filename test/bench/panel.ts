import { PASSWORD, SUPERVISOR } from './desk.ts'

/** A browser that is signed in to the panel, as far as the benchmark needs one. */
export type SignedIn = {
  cookie: string
  /** Sends a form of the panel, as a page would. */
  submit(path: string, fields: Record<string, string>): Promise<void>
}

export async function signIn(url: URL, email = SUPERVISOR): Promise<SignedIn> {
  const cookies = new Map<string, string>()
  const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')

  async function ask(path: string, init: RequestInit = {}): Promise<Response> {
    const response = await fetch(new URL(path, url), {
      ...init,
      redirect: 'manual',
      headers: { cookie: cookie() },
    })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    return response
  }

  async function submit(path: string, fields: Record<string, string>): Promise<void> {
    const body = path === '/sign-in' ? new URLSearchParams(fields) : new FormData()
    if (body instanceof FormData) for (const [name, value] of Object.entries(fields)) body.set(name, value)
    body.set('_csrf', token)
    const response = await ask(path, { method: 'POST', body })
    const said = await response.text()
    if (response.status >= 400 || response.headers.get('location')?.startsWith('/sign-in'))
      throw new Error(`${path} answered ${response.status} ${said.slice(0, 300)}`)
  }

  const tokenOn = async (path: string) =>
    /name="_csrf" value="([^"]+)"/.exec(await (await ask(path)).text())?.[1] ?? ''
  let token = await tokenOn('/sign-in')
  await submit('/sign-in', { email, password: PASSWORD })
  token = await tokenOn('/profile')
  return { cookie: cookie(), submit }
}
