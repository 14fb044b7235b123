import { z } from 'zod'
import { Invalid, NotFound } from '#engine'
import { type Answer, page, redirect } from '../answer.ts'
import { email, text } from '../form/fields.ts'
import { blank, type Draft, submission } from '../form/submission.ts'
import { SubmitButton } from '../layout/components/button.tsx'
import { TextField } from '../layout/components/field.tsx'
import { Form } from '../layout/components/form.tsx'
import { success } from '../layout/notice.ts'
import { useShell, useText } from '../layout/shell.ts'
import { beginSession } from '../session/current.ts'
import type { PublicVisit } from '../visit.ts'
import { gone } from './gone.tsx'
import { isRepeated, NOT_REPEATED, newPassword } from './new-password.ts'
import { PasswordPair } from './password-pair.tsx'
import { setupTexts } from './texts.ts'

const schema = z
  .strictObject({ name: text(120), email: email(), ...newPassword })
  .refine(isRepeated, NOT_REPEATED)

export function showSetup(visit: PublicVisit): Promise<Answer> {
  return show(visit, blank())
}

export const begin = submission<PublicVisit, typeof schema>({
  schema,
  show,
  async submit(visit, { name, email, newPassword }) {
    const { engine, language, request } = visit
    try {
      await engine.setup.begin(visit.param('token'), { name, email, password: newPassword, language })
    } catch (error) {
      if (error instanceof NotFound) return gone(visit, 'goneSetup')
      throw blamingNewPassword(error)
    }
    const signedIn = await engine.signIns.signIn(email, newPassword, { ip: visit.ip })
    if (signedIn.kind !== 'ok') return redirect('/sign-in')
    await beginSession(request, signedIn.operatorId, signedIn.epoch)
    return redirect('/', success(setupTexts(language).created(name)))
  },
})

/** The engine calls the field `password`; on this page it is the new one. */
function blamingNewPassword(error: unknown): unknown {
  if (!(error instanceof Invalid) || !Array.isArray(error.details.fields)) return error
  const fields = error.details.fields.map((fault) => ({
    ...fault,
    field: fault.field === 'password' ? 'newPassword' : fault.field,
  }))
  return new Invalid(error.code, { fields })
}

async function show(visit: PublicVisit, draft: Draft): Promise<Answer> {
  if (!(await visit.engine.setup.isOpen(visit.param('token')))) return gone(visit, 'goneSetup')
  return page(setupTexts(visit.language).title, <SetupPage draft={draft} />)
}

function SetupPage({ draft }: { draft: Draft }) {
  const { path } = useShell()
  const t = useText(setupTexts)
  return (
    <div class="card card-md">
      <div class="card-body">
        <h1 class="h2 text-center mb-2">{t.setupHeading}</h1>
        <p class="text-secondary text-center mb-4">{t.setupIntro}</p>
        <Form action={path} draft={draft}>
          <TextField name="name" label={t.name} autocomplete="name" required autofocus />
          <TextField name="email" label={t.email} type="email" autocomplete="username" required />
          <PasswordPair words={t} />
          <SubmitButton class="w-100">{t.create}</SubmitButton>
        </Form>
      </div>
    </div>
  )
}
