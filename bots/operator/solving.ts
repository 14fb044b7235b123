import { type AtDesk, encodeDeskAction, newId, type Words } from '#engine'
import { shortened } from './card.ts'
import { caseAt } from './case.ts'
import { attempt, say, type Visit } from './visit.ts'
import { deskWords } from './words.ts'

type Solution = { about: AtDesk; words: Words; ending: string | null }

/** Shows what would go to the customer: a solution is sent only when it was looked at and confirmed. */
export async function proposeSolution(
  visit: Visit,
  about: AtDesk,
  words: Words,
  ending: string | null,
): Promise<void> {
  const t = deskWords(visit.language)
  const at = caseAt(visit, about)
  const { number, state, actions } = await at.shown()
  if (!actions.includes('solve')) return say(visit, { text: [t.notNow(number, state)] }, about)
  const key = newId().slice(-8)
  await visit.desk.operatorChats.askFor(visit.chatId, { key, about, words, ending } satisfies Solution & {
    key: string
  })
  const named = (await at.endings()).find(({ id }) => id === ending)
  const files = words.attachmentIds?.length ?? 0
  say(
    visit,
    {
      text: [
        { bold: named ? t.confirmFinish(number, named.name) : t.confirmSolution(number) },
        ...(words.text ? ['\n\n', shortened(words.text, 3_000)] : []),
        ...(files > 0 ? ['\n\n', t.withFiles(files)] : []),
      ],
      choices: [
        [
          { label: t.yes, data: encodeDeskAction('confirm', about, key) },
          { label: t.no, data: encodeDeskAction('forget', about, key) },
        ],
      ],
    },
    about,
  )
}

/** Sends what was confirmed, once. */
export async function sendSolution(visit: Visit, key: string): Promise<void> {
  const t = deskWords(visit.language)
  const waiting = (await visit.desk.operatorChats.confirm(visit.chatId, key)) as
    | (Solution & { key: string })
    | null
  if (!waiting) return say(visit, { text: [t.confirmOld] })
  const { about, words, ending } = waiting
  await attempt(visit, about, async () => {
    const number = await caseAt(visit, about).solve(words, ending)
    say(visit, { text: [about.kind === 'ticket' ? t.solved(number) : t.finished(number)] }, about)
  })
}

export async function forgetSolution(visit: Visit, key: string): Promise<void> {
  const t = deskWords(visit.language)
  const waiting = await visit.desk.operatorChats.confirm(visit.chatId, key)
  say(visit, { text: [waiting ? t.forgotten : t.confirmOld] })
}
