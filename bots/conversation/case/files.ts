import type { ShownFile } from '#engine'
import { encodeChoice, type Pressed } from '../choice-data.ts'
import { remark, say, type Turn } from '../turn.ts'
import { aboutCase, type Case } from './case.ts'
import { caseWords } from './words.ts'

/** Of the two kinds, tickets go without saying. */
const KEYS = { ticket: '', atendimento: 'atendimento' } as const

/** The button that lists the files of a case. */
export function filesButton({ kind, id }: Case): string {
  return encodeChoice('files', KEYS[kind], id)
}

/** The button that brings one of them. */
export function fileButton({ kind, id }: Case, n: number): string {
  return encodeChoice('file', KEYS[kind], id, String(n))
}

/** The case that a pressed button of these is about. */
export function caseOfFiles({ key, verb }: Pressed): Case {
  return { kind: key === KEYS.atendimento ? 'atendimento' : 'ticket', id: verb }
}

/** Photos have no names of their own: those that are called alike are told apart by number. */
export function numbered(files: readonly { name: string }[]): string[] {
  const names = files.map(({ name }) => name)
  return names.map((name, n) => {
    const isAlone = names.indexOf(name) === names.lastIndexOf(name)
    return isAlone ? name : `${names.slice(0, n + 1).filter((each) => each === name).length}. ${name}`
  })
}

/** One file on request, or why it cannot be had. */
export function bringFile(turn: Turn, about: Case, number: string, file: ShownFile): void {
  const words = caseWords(turn.language)
  if (file.state === 'pending') remark(turn, words.filePending(file.name))
  else if (file.state !== 'stored') remark(turn, words.fileMissing(file.name))
  else
    say(turn, {
      text: [{ bold: number }, ` · ${file.name}`],
      attachments: [file.id],
      ...aboutCase(about),
    })
}
