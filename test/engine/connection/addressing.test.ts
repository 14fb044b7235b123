import { describe, expect, test } from 'vitest'
import { parseIp, parseLogin, parseMac } from '../../../engine/connection/addressing.ts'

describe('an IP address', () => {
  test.each([
    ['100.64.10.7', '100.64.10.7'],
    ['192.168.1.20', '192.168.1.20'],
    ['200.160.2.3', '200.160.2.3'],
    ['2804:14C::0007', '2804:14c::7'],
    ['2804:14c:0:0:0:0:0:7', '2804:14c::7'],
  ])('%s is one', (written, usual) => {
    expect(parseIp(written)).toBe(usual)
  })

  test.each([
    ...[
      '',
      '1.2.3',
      '1.2.3.4.5',
      '256.1.1.1',
      '010.0.0.1',
      '0x7f.1',
      '2130706433',
      '1.1.1.1/24',
      '1.1.1.1:80',
    ],
    ...['0.0.0.0', '127.0.0.1', '169.254.169.254', '224.0.0.1', '255.255.255.255'],
    ...[
      '::',
      '::1',
      '::ffff:127.0.0.1',
      '::ffff:7f00:1',
      '::7f00:1',
      'fe80::1',
      'fe80::1%eth0',
      'ff02::1',
      '2804::g',
    ],
    ...["1.1.1.1'; drop table connection; --", '1.1.1.1\n2.2.2.2', '１.1.1.1', '<script>', 'exemplo.com.br'],
  ])('%j is none that a customer can have', (written) => {
    expect(parseIp(written)).toBeNull()
  })
})

describe('a MAC', () => {
  test.each(['00:1a:2b:3c:4d:5e', '00-1A-2B-3C-4D-5E', '001a.2b3c.4d5e', '001A2B3C4D5E'])(
    '%s is one',
    (written) => {
      expect(parseMac(written)).toBe('00:1A:2B:3C:4D:5E')
    },
  )

  test.each([
    ...[
      '',
      '00:1a:2b:3c:4d',
      '00:1a:2b:3c:4d:5e:6f',
      '00:1a-2b:3c:4d:5e',
      '0:1a:2b:3c:4d:5e',
      'zz:1a:2b:3c:4d:5e',
    ],
    ...[
      'ff:ff:ff:ff:ff:ff',
      '01:00:5e:00:00:01',
      '00:00:00:00:00:00',
      ' 001A2B3C4D5E',
      '00:1a:2b:3c:4d:5e\n',
    ],
  ])('%j is none', (written) => {
    expect(parseMac(written)).toBeNull()
  })
})

describe('a login', () => {
  test.each(['olivia.braga', '4303ac4e', 'cliente_17@redeveloz'])('%s is one', (written) => {
    expect(parseLogin(written)).toBe(written)
  })

  test.each([
    ...['', 'ab', '.olivia', 'olívia', 'olivia braga', 'a'.repeat(65), 'x"; reboot', 'olivia\0', 'olivia\n'],
    ...['$(reboot)', '../etc', '<b>x</b>', '%s%s'],
  ])('%j is none', (written) => {
    expect(parseLogin(written)).toBeNull()
  })
})
