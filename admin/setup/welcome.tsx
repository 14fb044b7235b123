import { z } from 'zod'
import { NotFound, type Operator } from '#engine'
import { type Answer, page, redirect } from '../answer.ts'
import { blank, type Draft, submission } from '../form/submission.ts'
import { SubmitButton } from '../layout/components/button.tsx'
import { Form } from '../layout/components/form.tsx'
import { success } from '../layout/notice.ts'
import { useShell, useText } from '../layout/shell.ts'
import { beginSession } from '../session/current.ts'
import type { PublicVisit } from '../visit.ts'
import { gone } from './gone.tsx'
import { isRepeated, NOT_REPEATED, newPassword } from './new-password.ts'
import { PasswordPair } from './password-pair.tsx'
import { setupTexts } from './texts.ts'

const schema = z.strictObject(newPassword).refine(isRepeated, NOT_REPEATED)

export function showWelcome(visit: PublicVisit): Promise<Answer> {
  return show(visit, blank())
}

export const choosePassword = submission<PublicVisit, typeof schema>({
  schema,
  show,
  async submit(visit, { newPassword }) {
    const { engine, language } = visit
    const token = visit.param('token')
    const operator = await engine.accounts.welcomed(token)
    if (!operator) return gone(visit, 'goneWelcome')
    try {
      const { operatorId, epoch } = await engine.accounts.choosePassword(token, newPassword)
      await beginSession(visit.request, operatorId, epoch)
      return redirect('/', success(setupTexts(language).created(operator.name)))
    } catch (error) {
      if (error instanceof NotFound) return gone(visit, 'goneWelcome')
      throw error
    }
  },
})

async function show(visit: PublicVisit, draft: Draft): Promise<Answer> {
  const operator = await visit.engine.accounts.welcomed(visit.param('token'))
  if (!operator) return gone(visit, 'goneWelcome')
  return page(setupTexts(visit.language).title, <WelcomePage operator={operator} draft={draft} />)
}

function WelcomePage({ operator, draft }: { operator: Operator; draft: Draft }) {
  const { path } = useShell()
  const t = useText(setupTexts)
  return (
    <div class="card card-md">
      <div class="card-body">
        <h1 class="h2 text-center mb-2">{t.welcomeHeading(operator.name)}</h1>
        <p class="text-secondary text-center mb-4 text-break">{t.welcomeIntro(operator.email)}</p>
        <Form action={path} draft={draft}>
          {/* Lets password managers know whose password this is. */}
          <input type="text" name="" value={operator.email} autocomplete="username" readOnly hidden />
          <PasswordPair words={t} />
          <SubmitButton class="w-100">{t.choose}</SubmitButton>
        </Form>
      </div>
    </div>
  )
}
