import { z } from 'zod'
import { type Answer, page, redirect } from '../answer.ts'
import { blank, type Draft, submission } from '../form/submission.ts'
import { SubmitButton } from '../layout/components/button.tsx'
import { TextField } from '../layout/components/field.tsx'
import { Form } from '../layout/components/form.tsx'
import { Message } from '../layout/components/message.tsx'
import { success } from '../layout/notice.ts'
import { useText } from '../layout/shell.ts'
import type { PublicVisit } from '../visit.ts'
import { forgetAddress, rememberedAddress } from './address.ts'
import { evenly } from './evenly.ts'
import { recoveryTexts } from './texts.ts'

const schema = z.strictObject({ code: z.string().trim().min(1).max(20) })

export function showCode(visit: PublicVisit): Answer {
  return show(visit, blank())
}

export const confirmCode = submission<PublicVisit, typeof schema>({
  schema,
  show,
  async submit(visit, { code }) {
    const email = rememberedAddress(visit)
    if (!email) return redirect('/recovery')
    const checked = await evenly(() => visit.engine.recovery.confirm(email, code, { ip: visit.ip }))
    const t = recoveryTexts(visit.language)
    if (checked.kind === 'wrong') return show(visit, blank(), t.wrong(checked.triesLeft), 422)
    if (checked.kind !== 'ok') return show(visit, blank(), t[checked.kind], 422)
    forgetAddress(visit)
    return redirect('/sign-in', success(t.done))
  },
})

function show(visit: PublicVisit, draft: Draft, word?: string, status = 200): Answer {
  const email = rememberedAddress(visit)
  if (!email) return redirect('/recovery')
  const { codeTitle } = recoveryTexts(visit.language)
  return page({ title: codeTitle, status }, <CodePage email={email} draft={draft} word={word} />)
}

function CodePage({ email, draft, word }: { email: string; draft: Draft; word?: string | undefined }) {
  const t = useText(recoveryTexts)
  return (
    <div class="card card-md">
      <div class="card-body">
        <h1 class="h2 text-center mb-2">{t.codeTitle}</h1>
        <p class="text-secondary text-center mb-4 text-break">{t.codeIntro(email)}</p>
        {word && <Message tone="warning">{word}</Message>}
        <Form action="/recovery/code" draft={draft}>
          <TextField
            name="code"
            label={t.code}
            inputmode="numeric"
            autocomplete="one-time-code"
            maxLength={9}
            autofocus
          />
          <SubmitButton class="w-100">{t.confirm}</SubmitButton>
        </Form>
      </div>
      <div class="card-footer text-center">
        <a href="/recovery">{t.again}</a>
      </div>
    </div>
  )
}
