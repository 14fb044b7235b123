import { expect, it } from 'vitest'
import { sql } from '../../../engine/database/sql.ts'
import { createWorld, mailOf } from '../../world.ts'

it('tells the administrators of all companies by mail, each in their language, and nobody else', async () => {
  const { engine, db, davi } = await createWorld({ PUBLIC_URL: 'https://suporte.horizonte.example' })
  await db.query(sql`update operator set language = 'en' where id = ${davi.id}`)
  await engine.channels.alarm('whatsapp', 'logged_out')
  const mails = await db.rows<{ lane: string; kind: string; payload: { subject: string } }>(
    sql`select lane, kind, payload from outbox_message order by id`,
  )
  expect(mails).toMatchObject([
    {
      lane: mailOf(davi.name),
      kind: 'channel.whatsapp.logged_out',
      payload: {
        subject: 'WhatsApp needs you',
        language: 'en',
        message: { choices: [[{ href: 'https://suporte.horizonte.example/channels' }]] },
      },
    },
  ])
})
