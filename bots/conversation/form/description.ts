import { reworded } from '../said.ts'
import type { FileNote, Form } from './form.ts'

type Description = Pick<Form, 'description' | 'said'>
type Telling = { text: string; externalId: string }

/** The description with one more message. */
export function grown({ description, said }: Description, { text, externalId }: Telling): Description {
  return description === null
    ? { description: text, said: { [externalId]: text } }
    : { description: [description, text].filter(Boolean).join('\n'), said: { ...said, [externalId]: text } }
}

/** The description with one of its messages saying something else. */
export function rewordedDescription(form: Description, { text, externalId }: Telling): Description {
  const { whole, said } = reworded({ whole: form.description ?? '', said: form.said }, externalId, text)
  return { description: form.description === null ? null : whole, said }
}

/** Photos have no names of their own: ten of them are told in one word. */
export function countedNames(names: readonly string[]): string[] {
  return [...new Set(names)].map((name) => {
    const count = names.filter((each) => each === name).length
    return count === 1 ? name : `${name} × ${count}`
  })
}

export function idsOf(files: readonly FileNote[]): string[] {
  return files.map(({ id }) => id)
}
