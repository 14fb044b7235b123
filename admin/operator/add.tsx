import { USUAL_PERMISSIONS } from '#engine'
import { type Answer, page, redirect } from '../answer.ts'
import { blank, type Draft, submission } from '../form/submission.ts'
import { Form, LinkButton, PageHeader, SubmitButton } from '../layout/components/index.ts'
import { success } from '../layout/notice.ts'
import { useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { type Choices, choicesFor, OperatorFields, operatorSchema } from './form.tsx'
import { operatorTexts } from './texts.ts'

export function showNewOperator(visit: Visit): Promise<Answer> {
  return show(
    visit,
    blank({
      role: 'agent',
      team: 'support',
      language: 'pt',
      companyId: visit.actor.companyId,
      permissions: [...USUAL_PERMISSIONS],
    }),
  )
}

export const addOperator = submission<Visit, typeof operatorSchema>({
  schema: operatorSchema,
  show,
  async submit({ engine, actor, language }, input) {
    const { id, name } = await engine.operators.add(actor, input)
    return redirect(`/operators/${id}`, success(operatorTexts(language).added(name)))
  },
})

async function show(visit: Visit, draft: Draft): Promise<Answer> {
  const choices = await choicesFor(visit)
  return page(
    { title: operatorTexts(visit.language).add, narrow: true },
    <NewOperatorPage draft={draft} choices={choices} />,
  )
}

function NewOperatorPage({ draft, choices }: { draft: Draft; choices: Choices }) {
  const t = useText(operatorTexts)
  return (
    <>
      <PageHeader title={t.add} subtitle={t.addSubtitle} back={{ href: '/operators', label: t.back }} />
      <Form action="/operators" draft={draft} once keep>
        <OperatorFields
          choices={choices}
          footer={
            <div class="btn-list justify-content-end">
              <LinkButton href="/operators">{t.cancel}</LinkButton>
              <SubmitButton icon="send">{t.addSubmit}</SubmitButton>
            </div>
          }
        />
      </Form>
    </>
  )
}
