import { Composer } from 'telegraf'
import { type AtDesk, type Choice, type DeskAction, decodeDeskAction, encodeDeskAction } from '#engine'
import { caseAt, type Named, type ShownCase } from './case.ts'
import type { DeskContext } from './context.ts'
import { type Meaning, promptFor } from './prompt.ts'
import { showCase } from './queue.ts'
import { forgetSolution, sendSolution } from './solving.ts'
import { attempt, say, type Visit } from './visit.ts'
import { deskWords } from './words.ts'

const MOST_FILES = 10

/** What is behind the buttons of notices and cards. */
export const buttons = new Composer<DeskContext>()

buttons.on('callback_query', async ({ visit, callbackQuery }) => {
  const pressed = 'data' in callbackQuery ? decodeDeskAction(callbackQuery.data) : null
  if (!pressed) return say(visit, { text: [deskWords(visit.language).oldButton] })
  const { action, about, extra } = pressed
  await attempt(visit, about, () => press(visit, action, about, extra ?? ''))
})

async function press(visit: Visit, action: DeskAction, about: AtDesk, extra: string): Promise<void> {
  const t = deskWords(visit.language)
  const at = caseAt(visit, about)
  switch (action) {
    case 'show':
      return showCase(visit, about)
    case 'claim':
      say(visit, { text: [t.claimed(await at.claim())] }, about)
      return showCase(visit, about)
    case 'release':
      return say(visit, { text: [t.released(await at.release())] }, about)
    case 'write':
    case 'ask':
      return ask(visit, about, action, ({ number }) => [t.prompt[action](number), { act: action }])
    case 'solve':
      return beginSolving(visit, about)
    case 'solveAs': {
      const ending = chosen(await at.endings(), extra)
      if (!ending) return say(visit, { text: [t.oldButton] })
      return ask(visit, about, 'solve', ({ number }) => [
        t.prompt.solve(number),
        { act: 'solve', ending: ending.id },
      ])
    }
    case 'forward':
      return beginForwarding(visit, about)
    case 'forwardTo': {
      const way = chosen(await at.ways(), extra)
      if (!way) return say(visit, { text: [t.oldButton] })
      return ask(visit, about, 'forward', ({ number }) => [
        t.prompt.forward(number, way.name),
        { act: 'forward', way: way.id },
      ])
    }
    case 'files':
      return sendFiles(visit, about)
    case 'confirm':
      return sendSolution(visit, extra)
    case 'forget':
      return forgetSolution(visit, extra)
  }
}

/** Asks for the words of something that is possible now; else says how the case stands. */
async function ask(
  visit: Visit,
  about: AtDesk,
  action: DeskAction,
  question: (shown: ShownCase) => [text: string, meaning: Meaning],
): Promise<void> {
  const shown = await possible(visit, about, action)
  if (!shown) return
  const [text, meaning] = question(shown)
  promptFor(visit, { about, text, meaning })
}

async function possible(visit: Visit, about: AtDesk, action: DeskAction): Promise<ShownCase | null> {
  const shown = await caseAt(visit, about).shown()
  if (shown.actions.includes(action)) return shown
  say(visit, { text: [deskWords(visit.language).notNow(shown.number, shown.state)] }, about)
  return null
}

async function beginSolving(visit: Visit, about: AtDesk): Promise<void> {
  const t = deskWords(visit.language)
  const endings = await caseAt(visit, about).endings()
  if (endings.length === 0)
    return ask(visit, about, 'solve', ({ number }) => [
      t.prompt.solve(number),
      { act: 'solve', ending: null },
    ])
  const shown = await possible(visit, about, 'solve')
  if (shown) choose(visit, about, t.chooseEnding(shown.number), 'solveAs', endings)
}

async function beginForwarding(visit: Visit, about: AtDesk): Promise<void> {
  const t = deskWords(visit.language)
  const shown = await possible(visit, about, 'forward')
  if (!shown) return
  const ways = await caseAt(visit, about).ways()
  if (ways.length === 0) return say(visit, { text: [t.noWays] }, about)
  choose(visit, about, t.chooseWay(shown.number), 'forwardTo', ways)
}

function choose(
  visit: Visit,
  about: AtDesk,
  question: string,
  action: DeskAction,
  choices: readonly Named[],
): void {
  const rows = choices
    .slice(0, 30)
    .map(({ id, name }): Choice[] => [{ label: name, data: encodeDeskAction(action, about, digitsOf(id)) }])
  say(visit, { text: [question], choices: rows }, about)
}

/** Sent by us, so checked against what there is: the last digits of an id name one of few. */
function chosen(choices: readonly Named[], extra: string): Named | undefined {
  return choices.find(({ id }) => digitsOf(id) === extra)
}

function digitsOf(id: string): string {
  return id.slice(-8)
}

async function sendFiles(visit: Visit, about: AtDesk): Promise<void> {
  const t = deskWords(visit.language)
  const { number, fileIds } = await caseAt(visit, about).shown()
  if (fileIds.length === 0) return say(visit, { text: [t.noFiles] }, about)
  say(visit, { text: [t.files(number)], attachments: fileIds.slice(-MOST_FILES) }, about)
}
