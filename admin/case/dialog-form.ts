import type { z } from 'zod'
import { type Answer, redirect } from '../answer.ts'
import { blank, type Draft, submission } from '../form/submission.ts'
import { success } from '../layout/notice.ts'
import type { Visit } from '../visit.ts'

/** Which form of a page came back with something to mend, and what was typed into it. */
export type Returned<Form extends string> = { form: Form; draft: Draft }

/** What stands in a form of the page: what came back in it, else what it begins with. */
export function draftOf<Form extends string>(
  returned: Returned<Form> | null,
  form: Form,
  initial: Draft['values'] = {},
): Draft {
  return returned?.form === form ? returned.draft : blank(initial)
}

/**
 * How the forms in dialogs of a case's page are handled: when one comes back with something to mend, the page opens it
 * again with what was typed. The deed answers what the person is told.
 */
export function dialogForms<Form extends string>(
  path: string,
  pageAgain: (visit: Visit, returned: Returned<Form>) => Promise<Answer>,
) {
  return <S extends z.ZodType>(
    form: Form,
    schema: S,
    deed: (visit: Visit, input: z.output<S>) => Promise<string>,
  ) =>
    submission<Visit, S>({
      schema,
      show: (visit, draft) => pageAgain(visit, { form, draft }),
      async submit(visit, input) {
        const words = await deed(visit, input)
        return redirect(`${path}/${visit.id()}`, success(words))
      },
    })
}
