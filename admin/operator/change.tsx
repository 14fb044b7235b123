import type { Operator } from '#engine'
import { type Answer, page, redirect } from '../answer.ts'
import { blank, type Draft, submission } from '../form/submission.ts'
import { ConfirmDialog, Form, LinkButton, PageHeader, SubmitButton } from '../layout/components/index.ts'
import { success } from '../layout/notice.ts'
import { useShell, useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { type Choices, choicesFor, OperatorFields, operatorSchema, valuesOf } from './form.tsx'
import { Invitation } from './invitation.tsx'
import { OperatorState } from './state.tsx'
import { operatorTexts } from './texts.ts'

export async function showOperator(visit: Visit): Promise<Answer> {
  const operator = await visit.engine.operators.find(visit.actor, visit.id())
  return show(visit, blank(valuesOf(operator)))
}

export const changeOperator = submission<Visit, typeof operatorSchema>({
  schema: operatorSchema,
  show,
  async submit({ engine, actor, language, id }, input) {
    await engine.operators.change(actor, id(), input)
    return redirect(`/operators/${id()}`, success(operatorTexts(language).saved))
  },
})

async function show(visit: Visit, draft: Draft): Promise<Answer> {
  const operator = await visit.engine.operators.find(visit.actor, visit.id())
  const choices = await choicesFor(visit)
  return page(
    { title: operator.name, narrow: true },
    <OperatorPage operator={operator} draft={draft} choices={choices} />,
  )
}

function OperatorPage(props: { operator: Operator; draft: Draft; choices: Choices }) {
  const { operator, draft, choices } = props
  const { signedIn } = useShell()
  const t = useText(operatorTexts)
  const isSelf = signedIn?.actor.id === operator.id
  return (
    <>
      <PageHeader
        title={operator.name}
        subtitle={<OperatorState operator={operator} />}
        back={{ href: '/operators', label: t.back }}
      >
        {!isSelf && <Activity operator={operator} />}
      </PageHeader>
      {operator.active && operator.invited && <Invitation operator={operator} />}
      <Form action={`/operators/${operator.id}`} draft={draft} keep>
        <OperatorFields
          choices={choices}
          footer={
            <>
              <p class="text-secondary small">{t.sessionsHint}</p>
              <div class="btn-list justify-content-end">
                <LinkButton href="/operators">{t.cancel}</LinkButton>
                <SubmitButton>{t.save}</SubmitButton>
              </div>
            </>
          }
        />
      </Form>
    </>
  )
}

function Activity({ operator: { id, name, active } }: { operator: Operator }) {
  const t = useText(operatorTexts)
  if (!active) {
    return (
      <Form action={`/operators/${id}/reactivation`}>
        <SubmitButton icon="user-check">{t.reactivate}</SubmitButton>
      </Form>
    )
  }
  return (
    <ConfirmDialog
      id="deactivate"
      action={`/operators/${id}/deactivation`}
      button={t.deactivate}
      icon="user-off"
      title={t.deactivateTitle(name)}
      confirm={t.deactivate}
      danger
    >
      <p class="mb-0">{t.deactivateText}</p>
    </ConfirmDialog>
  )
}
