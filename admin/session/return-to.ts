/**
 * The local path somebody wanted before signing in; `/` for anything that a browser could take for another site
 * (`//evil`, `/\evil`, `https:evil`, control characters).
 */
export function localPath(wanted: unknown): string {
  if (typeof wanted !== 'string' || wanted.length > 2_000) return '/'
  if (!/^\/(?![/\\])/.test(wanted) || /[\\\p{Cc}]/u.test(wanted)) return '/'
  const url = new URL(wanted, 'http://local.invalid')
  if (url.origin !== 'http://local.invalid') return '/'
  if (/^(\/|%2f|%5c)/i.test(url.pathname.slice(1))) return '/'
  return `${url.pathname}${url.search}`
}
