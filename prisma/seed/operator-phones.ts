import { type Engine, type OperatorActor, sql } from '#engine'
import { OPERATORS } from './people.ts'
import { PROVIDER_OPERATORS } from './provider-people.ts'

const FIRST_PHONE = 8001

/** Everybody of both desks, with the Telegram id of their phone. */
export const OPERATORS_WITH_PHONES = [
  ...Object.values(OPERATORS).toReversed(),
  ...Object.values(PROVIDER_OPERATORS).toReversed(),
].map((operator, n) => ({ ...operator, telegram: FIRST_PHONE + n }))

/** The phones on which operators talk to their bot. */
export function operatorPhones() {
  return OPERATORS_WITH_PHONES.map(({ telegram, name }) => {
    const [firstName = '', ...rest] = name.split(' ')
    return {
      id: telegram,
      firstName,
      lastName: rest.join(' '),
      languageCode: 'pt-br',
      // They press START when their phone is linked.
      known: false,
      isOperator: true as const,
    }
  })
}

/** Links the phones, as the profile page does. Again at every start: a new password ends the links of before. */
export async function linkOperators(engine: Engine): Promise<void> {
  for (const { email, name, telegram } of OPERATORS_WITH_PHONES) {
    const operator = await engine.db.first<{ id: string }>(
      sql`select id from operator where email = ${email}`,
    )
    if (!operator) continue
    const { token } = await engine.operatorChats.invite({
      kind: 'operator',
      name,
      ...operator,
    } as OperatorActor)
    await engine.operatorChats.link({ externalId: String(telegram), name }, token)
  }
}
