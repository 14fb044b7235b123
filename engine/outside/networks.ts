import { BlockList, isIP } from 'node:net'

/** IPv4 networks that are not of the public internet (IANA's special-purpose registry), and multicast. */
const RESERVED = networks([
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
])

const GLOBAL_V6 = networks(['2000::/3'])
/** Inside it: protocol assignments with Teredo, documentation, and 6to4, which carries any IPv4 address within. */
const RESERVED_V6 = networks(['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'])

/**
 * Whether a company's outside system may have this address: one of the public internet, or of the `allowed` networks.
 * IPv6 is taken only from the global range, so that mapped (`::ffff:127.0.0.1`) and translated addresses are none.
 */
export function mayReach(address: string, allowed: BlockList): boolean {
  const family = isIP(address)
  if (family === 0) return false
  if (family === 4) return allowed.check(address, 'ipv4') || !RESERVED.check(address, 'ipv4')
  if (allowed.check(address, 'ipv6')) return true
  return GLOBAL_V6.check(address, 'ipv6') && !RESERVED_V6.check(address, 'ipv6')
}

/** Networks such as `10.1.0.0/16`, or single addresses. Throws for what is none. */
export function networks(written: readonly string[]): BlockList {
  const list = new BlockList()
  for (const network of written) {
    const [address = '', bits] = network.split('/')
    const kind = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (bits === undefined) list.addAddress(address, kind)
    else list.addSubnet(address, Number(bits), kind)
  }
  return list
}
