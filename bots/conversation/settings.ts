import type { Choice, Language, RichText } from '#engine'
import { encodeChoice, newKey } from './choice-data.ts'
import { begin, stepAside } from './floor.ts'
import { askCustomer, menuKeyboard } from './home.ts'
import { BLANK } from './memory.ts'
import { offersTo } from './offers.ts'
import { gateWords } from './plan-gate/words.ts'
import { refuseButton } from './refused-button.ts'
import { proven, say, type Turn } from './turn.ts'
import { commonWords } from './words.ts'

/** Help, and what a person can set: language, whom they speak for, leaving. */
export function help(turn: Turn): void {
  const words = commonWords(turn.language)
  const choose = (label: string, verb: string, value = ''): Choice[] => [
    { label, data: encodeChoice('home', '', verb, value) },
  ]
  say(turn, {
    text: helpText(turn),
    choices: [
      choose(words.settings.language, 'language', turn.language === 'pt' ? 'en' : 'pt'),
      ...(turn.customers.length > 1 ? [choose(words.settings.customer, 'customers')] : []),
      ...turn.customers.flatMap(({ administrator, customerId, name }) =>
        administrator ? [choose(words.settings.people(name), 'people', customerId)] : [],
      ),
      choose(words.settings.leave, 'leave'),
    ],
  })
}

/** What can be done here, in the words of what the person's companies offer. */
function helpText(turn: Turn): RichText {
  const { help } = commonWords(turn.language)
  const { tickets, contato, atendimentos } = offersTo(turn)
  const abilities = [
    ...(tickets ? [help.tickets] : []),
    ...(contato ? [help.contato] : []),
    ...(atendimentos ? [help.atendimentos] : []),
    help.answer,
    tickets ? help.approve : help.rate,
  ]
  return [
    [help.title, ...abilities].join('\n• '),
    `\n\n${help.files(turn.sizeLimit)}`,
    ...(tickets ? [`\n\n${help.evidence}`] : []),
  ]
}

/** A button of help. False for one that does not exist. */
export async function choose(turn: Turn, verb: string, value: string): Promise<boolean> {
  const isAboutCustomer = verb === 'customer' || verb === 'people'
  if (isAboutCustomer && !turn.customers.some(({ customerId }) => customerId === value)) refuseButton(turn)
  switch (verb) {
    case 'language':
      await useLanguage(turn, value === 'en' ? 'en' : 'pt')
      return true
    case 'customers':
      askCustomer(turn)
      return true
    case 'customer':
      return speakFor(turn, value)
    case 'people':
      await begin(turn, 'colleagues', { key: newKey(), customerId: value })
      return true
    case 'leave':
      askLeave(turn)
      return true
    case 'left':
      await leave(turn)
      return true
    case 'stayed':
      say(turn, { text: [commonWords(turn.language).settings.stayed], keyboard: menuKeyboard(turn) })
      return true
    default:
      return false
  }
}

async function useLanguage(turn: Turn, language: Language): Promise<void> {
  await turn.desk.chats.useLanguage(turn.chat, language)
  turn.language = language
  say(turn, { text: [commonWords(language).settings.languageChanged], keyboard: menuKeyboard(turn) })
}

async function speakFor(turn: Turn, customerId: string): Promise<boolean> {
  const customer = turn.customers.find((each) => each.customerId === customerId)
  if (!customer) return false
  await turn.desk.chats.speakFor(proven(turn), customerId)
  turn.chat = { ...turn.chat, customerId }
  say(turn, {
    text: [commonWords(turn.language).settings.speaksFor(customer.name)],
    keyboard: menuKeyboard(turn),
  })
  return true
}

export function askLeave(turn: Turn): void {
  const { settings } = commonWords(turn.language)
  say(turn, {
    text: [settings.askLeave],
    choices: [
      [{ label: settings.yesLeave, data: encodeChoice('home', '', 'left') }],
      [{ label: settings.stay, data: encodeChoice('home', '', 'stayed') }],
    ],
  })
}

/** From here on the chat is a stranger's. */
async function leave(turn: Turn): Promise<void> {
  await stepAside(turn)
  await turn.desk.chats.unlink(turn.chat)
  const isGated = turn.chat.channel === 'whatsapp'
  turn.memory = { ...BLANK, hasLeft: isGated }
  turn.person = null
  turn.remarks.length = 0
  const left = isGated ? gateWords(turn.language).left : commonWords(turn.language).settings.left
  say(turn, { text: [left], keyboard: { kind: 'none' } })
}
