import { z } from 'zod'
import { type Answer, page, redirect } from '../answer.ts'
import { blank, type Draft, submission } from '../form/submission.ts'
import { Form, LinkButton, PageHeader, SubmitButton, TextField } from '../layout/components/index.ts'
import { success } from '../layout/notice.ts'
import { useShell, useText } from '../layout/shell.ts'
import { beginSession } from '../session/current.ts'
import { isRepeated, NOT_REPEATED, newPassword } from '../setup/new-password.ts'
import { PasswordPair } from '../setup/password-pair.tsx'
import type { Visit } from '../visit.ts'
import { profileTexts } from './texts.ts'

const schema = z
  .strictObject({ currentPassword: z.string().min(1).max(1_000), ...newPassword })
  .refine(isRepeated, NOT_REPEATED)

export function showPassword(visit: Visit): Answer {
  return show(visit, blank())
}

export const changePassword = submission<Visit, typeof schema>({
  schema,
  show,
  async submit({ engine, actor, request, language, signedIn }, { currentPassword, newPassword }) {
    const epoch = await engine.accounts.changePassword(actor, currentPassword, newPassword)
    await beginSession(request, actor.id, epoch)
    return redirect(signedIn.mustChangePassword ? '/' : '/profile', success(profileTexts(language).changed))
  },
})

function show({ language, signedIn }: Visit, draft: Draft): Answer {
  const t = profileTexts(language)
  if (!signedIn.mustChangePassword)
    return page({ title: t.passwordTitle, narrow: true }, <PasswordPage draft={draft} />)
  return page(t.mustTitle, <MustChangePage draft={draft} />)
}

function PasswordPage({ draft }: { draft: Draft }) {
  const t = useText(profileTexts)
  return (
    <>
      <PageHeader
        title={t.passwordTitle}
        subtitle={t.passwordText}
        back={{ href: '/profile', label: t.title }}
      />
      <Form action="/profile/password" draft={draft} class="card">
        <div class="card-body">
          <PasswordFields current={t.currentPassword} />
        </div>
        <div class="card-footer">
          <div class="btn-list justify-content-end">
            <LinkButton href="/profile">{t.cancel}</LinkButton>
            <SubmitButton>{t.change}</SubmitButton>
          </div>
        </div>
      </Form>
    </>
  )
}

function MustChangePage({ draft }: { draft: Draft }) {
  const { csrf } = useShell()
  const t = useText(profileTexts)
  return (
    <div class="card card-md">
      <div class="card-body">
        <h1 class="h2 text-center mb-2">{t.mustTitle}</h1>
        <p class="text-secondary text-center mb-4">{t.mustText}</p>
        <Form action="/profile/password" draft={draft}>
          <PasswordFields current={t.provisional} />
          <SubmitButton class="w-100">{t.change}</SubmitButton>
        </Form>
      </div>
      <div class="card-footer text-center">
        <form method="post" action="/sign-out">
          <input type="hidden" name="_csrf" value={csrf} />
          <button type="submit" class="btn btn-link p-0">
            {t.signOut}
          </button>
        </form>
      </div>
    </div>
  )
}

function PasswordFields({ current }: { current: string }) {
  const { signedIn } = useShell()
  const t = useText(profileTexts)
  return (
    <>
      {/* Lets password managers know whose password this is. */}
      <input type="text" name="" value={signedIn?.email} autocomplete="username" readOnly hidden />
      <TextField
        name="currentPassword"
        label={current}
        type="password"
        autocomplete="current-password"
        required
        autofocus
      />
      <PasswordPair words={t} />
    </>
  )
}
