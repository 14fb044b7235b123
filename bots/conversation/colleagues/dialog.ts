import { type Choice, Conflict, DomainError, Invalid, Refused } from '#engine'
import { decodeChoice, encodeChoice } from '../choice-data.ts'
import { dialog, type Prompt } from '../dialog.ts'
import { shortened } from '../shortened.ts'
import { attempt, proven, remark, type Turn } from '../turn.ts'
import { type ColleaguesEvent, type ColleaguesTalk, colleaguesMachine } from './machine.ts'
import { colleaguesWords } from './words.ts'

export const colleagues = dialog<ColleaguesTalk, ColleaguesEvent>({
  name: 'colleagues',
  machine: colleaguesMachine,

  hear(content, { state, context }) {
    if (content.kind === 'choice') {
      const pressed = decodeChoice(content.data)
      if (pressed?.dialog !== 'colleagues' || pressed.key !== context.key) return null
      return meaningOf(pressed.verb, pressed.value)
    }
    if (content.kind !== 'text') return null
    const text = content.text.trim()
    if (state === 'naming' && text.length > 1) return { type: 'named', name: text.slice(0, 120) }
    return state === 'reaching' ? { type: 'reached', reach: text.slice(0, 120) } : null
  },

  errands: {
    async listColleagues(turn, { customerId }) {
      const found = await attempt(turn, () => turn.desk.contacts.colleaguesOf(proven(turn), customerId))
      if (found instanceof DomainError) return explain(turn, found)
      return {
        type: 'listed',
        colleagues: found.map(({ contactId, ...colleague }) => ({ id: contactId, ...colleague })),
      }
    },

    async includeColleague(turn, { customerId, name, reach }) {
      const how = reach.includes('@') ? { email: reach } : { phone: reach }
      const included = await attempt(turn, () =>
        turn.desk.contacts.includeColleague(proven(turn), customerId, { name, ...how }),
      )
      if (included instanceof DomainError) return explain(turn, included)
      remark(turn, colleaguesWords(turn.language).included(included.name))
      return { type: 'included' }
    },

    async removeColleague(turn, { customerId, chosen }) {
      const removed = await attempt(turn, () =>
        turn.desk.contacts.removeColleague(proven(turn), customerId, chosen ?? ''),
      )
      if (removed instanceof DomainError) return explain(turn, removed)
      remark(turn, colleaguesWords(turn.language).removed)
      return { type: 'removed' }
    },
  },

  prompts: {
    shown: (talk, turn) => listed(talk, turn),
    naming: (talk, turn) => ask(talk, turn, colleaguesWords(turn.language).askName),
    reaching: (talk, turn) => ask(talk, turn, colleaguesWords(turn.language).askReach),
    doubting: ({ key, offered, chosen }, turn) => {
      const words = colleaguesWords(turn.language)
      const name = offered.find(({ id }) => id === chosen)?.name ?? ''
      return {
        text: [words.askRemove(name)],
        choices: [[button(key, words.yes, 'yes')], [button(key, words.no, 'no')]],
      }
    },
  },
})

function meaningOf(verb: string, value: string): ColleaguesEvent | null {
  switch (verb) {
    case 'remove':
      return { type: 'remove', id: value }
    case 'include':
    case 'yes':
    case 'no':
      return { type: verb }
    default:
      return null
  }
}

function explain(turn: Turn, error: DomainError): ColleaguesEvent {
  const words = colleaguesWords(turn.language)
  if (error instanceof Invalid) remark(turn, words.misread)
  else if (error instanceof Conflict) remark(turn, words.differ)
  else if (error instanceof Refused) remark(turn, words.ownMembership)
  else {
    remark(turn, words.forbidden)
    return { type: 'forbidden' }
  }
  return { type: 'failed' }
}

function listed({ key, customerId, offered }: ColleaguesTalk, turn: Turn): Prompt {
  const words = colleaguesWords(turn.language)
  const customer = turn.customers.find((each) => each.customerId === customerId)
  const others = offered.filter(({ id }) => id !== proven(turn).id).slice(0, 30)
  return {
    text: [
      { bold: words.title(customer?.name ?? '') },
      ...offered.map(({ name, authorised, administrator }) => {
        const rights = [
          authorised ? words.authorised : words.onlyReads,
          ...(administrator ? [words.administrator] : []),
        ]
        return `\n• ${name} (${rights.join(', ')})`
      }),
    ],
    choices: [
      [button(key, words.include, 'include')],
      ...others.map(({ id, name }) => [button(key, shortened(words.remove(name), 50), 'remove', id)]),
    ],
  }
}

function ask({ key }: ColleaguesTalk, { language }: Turn, text: string): Prompt {
  return { text: [text], choices: [[button(key, colleaguesWords(language).no, 'no')]], answeredBy: 'words' }
}

function button(key: string, label: string, verb: string, value = ''): Choice {
  return { label, data: encodeChoice('colleagues', key, verb, value) }
}
