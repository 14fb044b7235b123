import { z } from 'zod'
import { Refused } from '#engine'
import { type Answer, page, redirect } from '../answer.ts'
import { problemWords } from '../error/words.ts'
import { typedOf } from '../form/parse.ts'
import { blank, type Draft } from '../form/submission.ts'
import { SubmitButton } from '../layout/components/button.tsx'
import { TextField } from '../layout/components/field.tsx'
import { Form } from '../layout/components/form.tsx'
import { Message } from '../layout/components/message.tsx'
import { useText } from '../layout/shell.ts'
import type { PublicVisit } from '../visit.ts'
import { beginSession } from './current.ts'
import { localPath } from './return-to.ts'
import { sessionTexts } from './texts.ts'

const query = z.object({ returnTo: z.string().optional().catch(undefined) })
const schema = z.strictObject({
  email: z.string().max(300).default(''),
  password: z.string().max(1_000).default(''),
  returnTo: z.string().max(2_000).default('/'),
})

export async function showSignIn(visit: PublicVisit): Promise<Answer> {
  const returnTo = localPath(visit.query(query).returnTo)
  if (visit.signedIn) return redirect(returnTo)
  const t = sessionTexts(visit.language)
  const isNew = await visit.engine.setup.isNeeded()
  return show(visit, blank({ returnTo }), isNew ? { tone: 'info', text: t.noOperator } : undefined)
}

export async function signIn(visit: PublicVisit): Promise<Answer> {
  const { email, password, returnTo } = visit.form(schema)
  const t = sessionTexts(visit.language)
  const draft = blank({ ...typedOf(visit.request.body), password: '' })
  try {
    const result = await visit.engine.signIns.signIn(email, password, { ip: visit.ip })
    if (result.kind === 'failed') return show(visit, draft, { tone: 'danger', text: t.failed }, 401)
    if (result.kind === 'provisional_expired') {
      return show(visit, draft, { tone: 'warning', text: t.provisionalExpired }, 401)
    }
    await beginSession(visit.request, result.operatorId, result.epoch)
    return redirect(result.mustChangePassword ? '/profile/password' : localPath(returnTo))
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    visit.response.set('Retry-After', String(error.details.seconds))
    const text = problemWords(visit.language, error.code, error.details)
    return show(visit, draft, { tone: 'warning', text }, 429)
  }
}

type Word = { tone: 'info' | 'warning' | 'danger'; text: string }

function show({ language }: PublicVisit, draft: Draft, word?: Word, status = 200): Answer {
  return page({ title: sessionTexts(language).title, status }, <SignInPage draft={draft} word={word} />)
}

function SignInPage({ draft, word }: { draft: Draft; word?: Word | undefined }) {
  const t = useText(sessionTexts)
  return (
    <div class="card card-md" data-sign-in>
      <div class="card-body">
        <h1 class="h2 text-center mb-4">{t.heading}</h1>
        <Message tone="info" hidden class="resume-word">
          {t.resume}
        </Message>
        {word && <Message tone={word.tone}>{word.text}</Message>}
        <Form action="/sign-in" draft={draft}>
          <input type="hidden" name="returnTo" value={String(draft.values.returnTo ?? '/')} />
          <TextField
            name="email"
            label={t.email}
            type="email"
            autocomplete="username"
            inputmode="email"
            autofocus={!draft.values.email}
          />
          <TextField
            name="password"
            label={t.password}
            type="password"
            autocomplete="current-password"
            autofocus={Boolean(draft.values.email)}
          />
          <SubmitButton class="w-100 mt-2">{t.submit}</SubmitButton>
        </Form>
      </div>
      <div class="card-footer text-center">
        <a href="/recovery">{t.forgot}</a>
      </div>
    </div>
  )
}
