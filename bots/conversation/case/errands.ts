import { DomainError } from '#engine'
import { newKey } from '../choice-data.ts'
import { shortened } from '../shortened.ts'
import { isThanks } from '../small-talk.ts'
import { attempt, remark, say, type Turn } from '../turn.ts'
import { commonWords } from '../words.ts'
import { aboutCase } from './case.ts'
import { tellNotRated } from './failure.ts'
import { fileButton, numbered } from './files.ts'
import type { CaseEvent, CaseTalk } from './machine.ts'
import type { CaseSide, ShownCase } from './side.ts'
import { caseWords } from './words.ts'

/** What the states common to all cases ask of the engine, of the kind of case they are about. */
export function caseErrands<Talk extends CaseTalk, Shown extends ShownCase>(side: CaseSide<Talk, Shown>) {
  const { kind, idOf } = side
  type Errand = (turn: Turn, talk: Talk) => Promise<CaseEvent | undefined>

  const look = (turn: Turn, talk: Talk) => attempt(turn, () => side.shown(turn, idOf(talk)))
  const explain = (turn: Turn, talk: Talk, error: DomainError) => side.explain(turn, idOf(talk), error)

  return {
    async showCase(turn, talk) {
      const shown = await look(turn, talk)
      if (shown instanceof DomainError) return explain(turn, talk, shown)
      say(turn, side.card(shown, turn))
      return { type: 'done' }
    },

    async showFiles(turn, talk) {
      const shown = await look(turn, talk)
      if (shown instanceof DomainError) return explain(turn, talk, shown)
      if (shown.files.length === 0) remark(turn, side.words(turn.language).noFiles)
      else {
        say(turn, {
          text: [{ bold: side.heading(shown) }, '\n', caseWords(turn.language).chooseFile],
          choices: numbered(shown.files.slice(0, 30)).map((name, n) => [
            { label: `📎 ${shortened(name, 40)}`, data: fileButton({ kind, id: shown.id }, n) },
          ]),
          ...aboutCase({ kind, id: shown.id }),
        })
      }
      return { type: 'done' }
    },

    async stayPut(turn, talk) {
      const id = idOf(talk)
      say(turn, {
        text: [caseWords(turn.language).unchanged],
        choices: [[side.showButton(id, turn.language)]],
        ...aboutCase({ kind, id }),
      })
      turn.isInPassing = true
      return { type: 'done' }
    },

    /** Nobody is asked for words about what is not theirs. */
    async mayWrite(turn, talk) {
      const shown = await look(turn, talk)
      return shown instanceof DomainError ? explain(turn, talk, shown) : undefined
    },

    async writeLog(turn, talk) {
      const { words } = talk
      if (!words) return { type: 'failed' }
      const written = await attempt(turn, () => side.write(turn, idOf(talk), words))
      if (!(written instanceof DomainError)) {
        if (!turn.isHurried) remark(turn, side.words(turn.language).logged(written.number))
        turn.closedNoticeFor = written.closedNoticeFor
        return { type: 'done' }
      }
      if (written.code !== 'not_now') return explain(turn, talk, written)
      if (isThanks(words.text)) {
        remark(turn, commonWords(turn.language).youAreWelcome)
        return { type: 'done' }
      }
      // It has ended and does not open again (R23): the words wait for a new one.
      const ended = await look(turn, talk)
      if (ended instanceof DomainError) return explain(turn, talk, ended)
      const { text, externalId } = words
      const followUp = side.followUp(ended)
      turn.next = {
        dialog: 'homeless',
        input: { key: newKey(), text, externalId, files: turn.files, followUp },
      }
      return { type: 'movedOn' }
    },

    /** Whether the mark can be given at all, before anything is asked. */
    async askForComment(turn, talk) {
      const shown = await look(turn, talk)
      if (shown instanceof DomainError) return explain(turn, talk, shown)
      if (shown.actions.includes('rate'))
        return { type: side.mustComment(shown, talk) ? 'commentWanted' : 'done' }
      tellNotRated(turn, shown)
      return { type: 'failed' }
    },

    async rateCase(turn, talk) {
      const rated = await attempt(turn, () => side.rate(turn, talk, talk.words?.text.trim() ?? ''))
      if (!(rated instanceof DomainError)) {
        remark(turn, caseWords(turn.language).rated)
        turn.isDeedDone = true
        return { type: 'done' }
      }
      return rated.code === 'rating.comment' ? { type: 'commentWanted' } : explain(turn, talk, rated)
    },
  } satisfies Record<string, Errand>
}
