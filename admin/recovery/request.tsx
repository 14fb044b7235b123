import { z } from 'zod'
import { type Answer, page, redirect } from '../answer.ts'
import { email } from '../form/fields.ts'
import { blank, type Draft, submission } from '../form/submission.ts'
import { SubmitButton } from '../layout/components/button.tsx'
import { TextField } from '../layout/components/field.tsx'
import { Form } from '../layout/components/form.tsx'
import { useText } from '../layout/shell.ts'
import type { PublicVisit } from '../visit.ts'
import { rememberAddress } from './address.ts'
import { evenly } from './evenly.ts'
import { recoveryTexts } from './texts.ts'

const schema = z.strictObject({ email: email() })

export function showRequest(visit: PublicVisit): Answer {
  return show(visit, blank())
}

export const requestCode = submission<PublicVisit, typeof schema>({
  schema,
  show,
  async submit(visit, input) {
    await evenly(() => visit.engine.recovery.request(input.email, { ip: visit.ip }))
    rememberAddress(visit, input.email)
    return redirect('/recovery/code')
  },
})

function show({ language }: PublicVisit, draft: Draft): Answer {
  return page(recoveryTexts(language).title, <RequestPage draft={draft} />)
}

function RequestPage({ draft }: { draft: Draft }) {
  const t = useText(recoveryTexts)
  return (
    <div class="card card-md">
      <div class="card-body">
        <h1 class="h2 text-center mb-2">{t.title}</h1>
        <p class="text-secondary text-center mb-4">{t.intro}</p>
        <Form action="/recovery" draft={draft}>
          <TextField
            name="email"
            label={t.email}
            type="email"
            autocomplete="username"
            inputmode="email"
            autofocus
          />
          <SubmitButton class="w-100" icon="mail">
            {t.send}
          </SubmitButton>
        </Form>
      </div>
      <div class="card-footer text-center">
        <a href="/sign-in">{t.back}</a>
      </div>
    </div>
  )
}
