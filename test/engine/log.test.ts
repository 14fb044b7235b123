import { describe, expect, it } from 'vitest'
import { createLog, withoutSecrets } from '../../engine/log.ts'

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  let lines = ''
  write(
    createLog('info', {
      write(line: string) {
        lines += line
      },
    }),
  )
  return lines
}

describe('the log', () => {
  it('holds no token, also not inside an address', () => {
    const line = logged((log) =>
      log.info(
        { url: 'https://api.telegram.org/bot123456:AAE-secret_token_of_the_bot/getMe' },
        'failed: https://api.telegram.org/file/bot123456:AAE-secret_token_of_the_bot/photos/1.jpg',
      ),
    )
    expect(line).not.toContain('secret_token')
    expect(line).toContain('bot123456:…/getMe')
  })

  it('holds no password of a database or mail server', () => {
    expect(withoutSecrets('postgresql://bote:s3nh4@10.0.0.5/bote')).toBe('postgresql://…@10.0.0.5/bote')
    expect(withoutSecrets('smtp://ana%40x.com:abc@mail.example:587')).toBe('smtp://…@mail.example:587')
  })

  it('holds no single-use link', () => {
    const token = 'a'.repeat(43)
    expect(withoutSecrets(`GET /setup/${token} 200`)).toBe('GET /setup/… 200')
    expect(withoutSecrets(`https://t.me/bot?start=${token}`)).toBe('https://t.me/bot?start=…')
  })

  it('names nobody: no e-mail, no phone', () => {
    const line = logged((log) =>
      log.warn('ana.souza@empresa.com.br called from +55 11 98765-4321 or (11) 98765-4321'),
    )
    expect(line).not.toMatch(/empresa|98765/)
  })

  it('holds nothing that people wrote, at whatever depth it was logged', () => {
    const line = logged((log) =>
      log.info({
        text: 'segredo',
        message: { text: 'segredo', from: { phone: 'segredo' } },
        update: { caption: 'segredo' },
      }),
    )
    expect(line).not.toContain('segredo')
  })

  it('keeps of an error what helps, and not the row or request it quotes', () => {
    const error = Object.assign(new Error('duplicate key value'), {
      code: '23505',
      detail: 'Key (email)=(ana@empresa.com.br) already exists.',
      parameters: ['segredo'],
    })
    const line = logged((log) => log.error({ err: error }, 'failed'))
    expect(JSON.parse(line).err).toMatchObject({
      type: 'Error',
      message: 'duplicate key value',
      reason: '23505',
    })
    expect(JSON.parse(line).err.stack).toContain('log.test.ts')
    expect(line).not.toMatch(/segredo|already exists/)
  })

  it('is one line an event, whatever is in it', () => {
    const line = logged((log) => log.info({ name: 'x\r\n{"level":60}\u001b[31m' }, 'a\nb'))
    expect(line.trim().split('\n')).toHaveLength(1)
    expect(JSON.parse(line)).toMatchObject({ level: 30, msg: 'a\nb' })
  })

  it('leaves times, addresses and versions alone', () => {
    const harmless = '2026-11-22T22:18:31.123Z http://127.0.0.1:3000/tickets/0193-abc v12.4.2 10:20:30'
    expect(withoutSecrets(harmless)).toBe(harmless)
  })
})
