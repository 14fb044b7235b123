import type { Language, Offers } from '#engine'
import { commandIn, NEEDED } from './commands.ts'
import { commonWords } from './words.ts'

/** The commands that a channel shows to everybody: no word of what no company offers. */
export function commandsFor(offers: Offers, language: Language): { command: string; description: string }[] {
  return Object.entries(commonWords(language).commands).flatMap(([command, description]) => {
    const name = commandIn(`/${command}`)
    const needed = name && NEEDED[name]
    return needed && !offers[needed] ? [] : [{ command, description }]
  })
}

/** What people read of the bot before they write to it. */
export function aboutFor({ tickets, contato, atendimentos }: Offers, language: Language): string {
  const { about } = commonWords(language)
  const isProvider = contato || atendimentos
  return tickets && isProvider ? about.both : isProvider ? about.atendimentos : about.tickets
}
