import type { DeliveryResult } from '../channel.ts'

const MINUTE = 60_000

type SmtpError = Error & { code?: string; responseCode?: number; response?: string; command?: string }

/** What a mail server's refusal, or its silence, means for the message (RFC 5321, 4.2.1). */
export function resultOf(error: unknown): DeliveryResult {
  const { code, responseCode = 0, command = '', message } = error as SmtpError
  const reason = responseCode
    ? `SMTP ${responseCode} (${command || 'CONN'})`
    : `${code ?? 'SMTP'}: ${message}`
  // Not this mail's fault: a wrong password, no encryption, a server that is away or closes.
  if (code === 'EAUTH' || code === 'ENOAUTH' || code === 'EOAUTH2' || code === 'ETLS') {
    return { kind: 'later', reason, afterMs: 5 * MINUTE, wholeChannel: true }
  }
  if (responseCode === 421 || (responseCode === 0 && isConnection(code, command))) {
    return { kind: 'later', reason, wholeChannel: true }
  }
  if (responseCode >= 400 && responseCode < 500) return { kind: 'later', reason, afterMs: MINUTE }
  if (responseCode >= 500 || code === 'EENVELOPE' || code === 'EMESSAGE') return { kind: 'dead', reason }
  return { kind: 'later', reason }
}

function isConnection(code: string | undefined, command: string): boolean {
  if (code === 'ETIMEDOUT') return command === 'CONN'
  return (
    code !== undefined && /^(ECONN|ESOCKET|EDNS|EPIPE|EHOST|ENET|EAI|EPROTOCOL|EPROXY|ENOTFOUND)/.test(code)
  )
}
