import { BlockList, isIP, SocketAddress } from 'node:net'
import { absentOr, blameField } from '../administration/input.ts'

/** Addresses that no customer's equipment has: this machine, the link, groups, broadcast. */
const NEVER = new BlockList()
NEVER.addSubnet('0.0.0.0', 8)
NEVER.addSubnet('127.0.0.0', 8)
NEVER.addSubnet('169.254.0.0', 16)
NEVER.addSubnet('224.0.0.0', 3)
NEVER.addAddress('::', 'ipv6')
NEVER.addAddress('::1', 'ipv6')
NEVER.addSubnet('::', 96, 'ipv6')
NEVER.addSubnet('fe80::', 10, 'ipv6')
NEVER.addSubnet('ff00::', 8, 'ipv6')

/** An IPv4 or IPv6 address in its usual form, or null when it is none that a customer's equipment can have. */
export function parseIp(text: string): string | null {
  const version = isIP(text)
  if (version === 0 || text.includes('%')) return null
  const family = version === 4 ? 'ipv4' : 'ipv6'
  const { address } = new SocketAddress({ address: text, family })
  const isMapped = family === 'ipv6' && address.startsWith('::ffff:')
  return isMapped || NEVER.check(address, family) ? null : address
}

/** `00:1A:2B:3C:4D:5E` from any of the ways in which it is written, or null when it is no device's. */
export function parseMac(text: string): string | null {
  const isWritten =
    /^([0-9a-f]{2}([:-]))(?:[0-9a-f]{2}\2){4}[0-9a-f]{2}$/i.test(text) ||
    /^([0-9a-f]{4}\.){2}[0-9a-f]{4}$/i.test(text) ||
    /^[0-9a-f]{12}$/i.test(text)
  if (!isWritten) return null
  const digits = text.replace(/[^0-9a-f]/gi, '').toUpperCase()
  const isGroup = Number.parseInt(digits.slice(0, 2), 16) % 2 === 1
  if (isGroup || /^0+$/.test(digits)) return null
  return digits.replace(/(..)(?=.)/g, '$1:')
}

/** A login as PPPoE and hotspots take it: letters, digits and . _ - @, beginning with a letter or digit. */
export function parseLogin(text: string): string | null {
  return /^[a-z0-9][a-z0-9._@-]{2,63}$/i.test(text) ? text : null
}

/** The fields of a form. Empty: null. */
export const ip = () => absentOr(60, (text, context) => parseIp(text) ?? blameField(context, 'not_ip'))
export const mac = () => absentOr(40, (text, context) => parseMac(text) ?? blameField(context, 'not_mac'))
