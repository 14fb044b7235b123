const LOCAL = /^[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}$/u
const LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u

/** Whether the text is one mailbox and nothing else: no name, no list, no group, no line break, no quoted part. */
export function isMailbox(text: string): boolean {
  if (text.length > 254) return false
  const at = text.lastIndexOf('@')
  const local = text.slice(0, at)
  const labels = text.slice(at + 1).split('.')
  if (at < 1 || local.startsWith('.') || local.endsWith('.') || local.includes('..')) return false
  return LOCAL.test(local) && labels.length > 1 && labels.every((label) => LABEL.test(label))
}
