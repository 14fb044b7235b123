import type { User } from 'grammy/types'
import type { World } from './world.ts'

export interface Person {
  id: number
  firstName: string
  lastName?: string
  username?: string
  /** With or without the leading +, exactly as the phone would share it. */
  phone?: string
  languageCode: string
  /** The username of the bot that their phone is open at; any of them when left out. */
  bot?: string
}

export type NewPerson = Omit<Person, 'languageCode'> & { languageCode?: string }

/** Adds a person, or changes the one with this id. The private chat's id is the person's id. */
export function addPerson(world: World, person: NewPerson): Person {
  const known = world.people.get(person.id)
  const added: Person = { languageCode: 'pt-br', ...known, ...person } as Person
  world.people.set(person.id, added)
  return added
}

export function personOf(world: World, id: number): Person {
  const person = world.people.get(id)
  if (!person) throw new Error(`No person with id ${id}: simulator.addPerson(…) first`)
  return person
}

/** The person as Telegram shows them in `from`. */
export function userOf(person: Person): User {
  return {
    id: person.id,
    is_bot: false,
    first_name: person.firstName,
    ...(person.lastName && { last_name: person.lastName }),
    ...(person.username && { username: person.username }),
    language_code: person.languageCode,
  }
}

export function fullName(person: Person): string {
  return [person.firstName, person.lastName].filter(Boolean).join(' ')
}
