import { noFields } from '../administration/typed.ts'
import { page } from '../answer.ts'
import { problemWords } from '../error/words.ts'
import { type Draft, submission } from '../form/submission.ts'
import { Card, CopyField, Form, Message, SubmitButton } from '../layout/components/index.ts'
import type { Visit } from '../visit.ts'
import { caseOf, mustHaveTools, occasionOf } from './occasion.ts'
import { connectionTexts } from './texts.ts'
import { ToolPage } from './tool.tsx'

/** Asks first: whoever looks is on record. */
export function askForPassword(visit: Visit) {
  return show(visit)
}

export const showPassword = submission<Visit, typeof noFields>({
  schema: noFields,
  show,
  async submit(visit) {
    const password = await visit.engine.connections.showPassword(visit.actor, visit.id(), occasionOf(visit))
    visit.response.set('Cache-Control', 'no-store')
    return show(visit, undefined, password)
  },
})

async function show(visit: Visit, draft?: Draft, password?: string) {
  const { engine, actor, language } = visit
  const connection = await engine.connections.find(actor, visit.id())
  mustHaveTools(visit)
  const t = connectionTexts(language)
  const { title, submit } = t.tools.password
  const within = caseOf(visit)
  return page(
    title,
    <ToolPage title={title} connection={connection} within={within} language={language}>
      <Card>
        {password !== undefined ? (
          <CopyField label={t.explain.passwordShown} text={password} copy={t.explain.copy} />
        ) : connection.hasPassword ? (
          <Form
            action={`/connections/${connection.id}/password${within.query}`}
            {...(draft ? { draft } : {})}
          >
            <p class="text-secondary">{t.explain.password}</p>
            <SubmitButton icon="eye">{submit}</SubmitButton>
          </Form>
        ) : (
          <Message tone="info">{problemWords(language, 'connection_without_password')}</Message>
        )}
      </Card>
    </ToolPage>,
  )
}
