import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { commandsFor } from '../../../bots/conversation/index.ts'
import { sql } from '../../../engine/database/sql.ts'
import { type OutgoingMessage, plainText } from '../../../engine/notification/message.ts'
import { createProvider } from '../../provider.ts'
import { createWorld } from '../../world.ts'
import { startWalk } from '../telegram/walk.ts'
import { startWhatsappWalk } from '../whatsapp/walk.ts'

const EVERYTHING = { tickets: true, contato: true, atendimentos: true }
const LANGUAGES = ['pt', 'en'] as const

describe('what one channel knows, the other knows as well', () => {
  test('every command is answered alike', { timeout: 120_000 }, async () => {
    const world = await createWorld()
    const cast = { ...world, ...(await createProvider(world)) }
    await cast.db.query(sql`update plan set whatsapp = true`)
    await cast.db.query(sql`
      insert into membership (contact_id, customer_id, authorised, administrator, sees_company)
      values (${cast.rosa.id}, ${cast.casaDaOlivia.id}, true, true, true)`)
    await cast.opens(cast.rosa)
    const telegram = await startWalk(cast)
    const whatsapp = await startWhatsappWalk(cast)
    const onOne = telegram.phoneOf(cast.rosa)
    const onTheOther = whatsapp.phoneOf(cast.rosa)
    onTheOther.say('Oi')
    await whatsapp.settled()

    for (const language of LANGUAGES) {
      await cast.db.query(sql`update chat set language = ${language}`)
      for (const { command } of commandsFor(EVERYTHING, language)) {
        cast.clock.advance(60_000)
        await cast.db.query(sql`delete from conversation`)
        const [before] = await cast.db.rows<{ id: string }>(sql`select max(id) as id from outbox_message`)
        onOne.say(`/${command}`)
        onTheOther.say(`/${command}`)
        await telegram.settled()
        await whatsapp.settled()
        const answers = await cast.db.rows<Answer>(sql`
          select channel, payload from outbox_message
          where id > ${before!.id}::bigint and channel in ('telegram', 'whatsapp') order by id`)
        const said = (channel: string) =>
          answers.filter((each) => each.channel === channel).map(({ payload }) => wordsOf(payload))
        expect(said('telegram'), `/${command} (${language})`).not.toEqual([])
        expect(said('whatsapp'), `/${command} (${language})`).toEqual(said('telegram'))
      }
    }
  })

  test('both bring the same kinds of messages, but for what only one of them has', () => {
    const all = kindsIn('bots/conversation/incoming.ts')
    const onTelegram = kindsIn('bots/telegram/incoming.ts')
    const onWhatsapp = kindsIn('bots/whatsapp/incoming.ts')
    const only = (these: string[], others: string[]) => these.filter((kind) => !others.includes(kind))
    expect(only(onTelegram, onWhatsapp)).toEqual([
      // Whoever blocks a number on WhatsApp does so unseen.
      'blocked',
      // Pressed there; typed on WhatsApp, where the dialogs find it.
      'choice',
      'moved',
      // WhatsApp vouches for every chat's number.
      'phone',
      // On WhatsApp nothing of this kind is passed on.
      'silent',
      'unblocked',
    ])
    // Telegram tells bots neither of calls nor of what was taken back, and nobody else writes for a bot.
    expect(only(onWhatsapp, onTelegram)).toEqual(['byHand', 'revoked', 'unusable'])
    expect([...new Set([...onTelegram, ...onWhatsapp])].sort()).toEqual(all)
  })

  test('the dialogs ask for the channel only where they say why', () => {
    const asking = filesBelow('bots/conversation').filter((file) =>
      /['"](whatsapp|telegram)['"]/.test(readFileSync(file, 'utf8')),
    )
    expect(asking.sort()).toEqual([
      // Which channels there are, and who is served on which (R6).
      'bots/conversation/conversation.ts',
      // Only who has a chat is told that a form was dropped.
      'bots/conversation/drafts.ts',
      'bots/conversation/numbered/has-buttons.ts',
      // Where somebody whose plan has no WhatsApp finds us.
      'bots/conversation/plan-gate/gate.ts',
      'bots/conversation/settings.ts',
    ])
  })
})

type Answer = { channel: string; payload: OutgoingMessage }

function wordsOf({ text, choices = [] }: OutgoingMessage) {
  return {
    text: plainText(text).replaceAll(/\d+ MB/g, '… MB'),
    choices: choices.flat().map(({ label }) => label),
  }
}

function kindsIn(file: string): string[] {
  const found = readFileSync(file, 'utf8').matchAll(/kind: (?:isGone \? )?'(\w+)'(?: : '(\w+)')?/g)
  const kinds = [...found].flatMap(([, one, other]) => [one!, ...(other ? [other] : [])])
  return [...new Set(kinds)].filter((kind) => !CHATS.includes(kind)).sort()
}

const CHATS = ['private', 'group', 'channel']

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)],
  )
}
