import type { Operator } from '#engine'
import { type Answer, page, redirect } from '../answer.ts'
import { noFields } from '../form/fields.ts'
import { CopyField } from '../layout/components/copy-field.tsx'
import { Card, Form, LinkButton, PageHeader, SubmitButton } from '../layout/components/index.ts'
import { success } from '../layout/notice.ts'
import { useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { operatorTexts } from './texts.ts'

/** Sends the welcome link again; where no mail goes out, shows it once. */
export async function inviteOperator({ engine, actor, id, form, config, language }: Visit): Promise<Answer> {
  form(noFields)
  const address = await engine.operators.invite(actor, id())
  const t = operatorTexts(language)
  if (config.mail) return redirect(`/operators/${id()}`, success(t.inviteSent))
  const operator = await engine.operators.find(actor, id())
  return page({ title: t.inviteTitle, narrow: true }, <LinkPage operator={operator} address={address} />)
}

/** On the page of somebody who has not chosen a password yet. */
export function Invitation({ operator }: { operator: Operator }) {
  const t = useText(operatorTexts)
  return (
    <Card title={t.inviteTitle}>
      <p>{t.inviteText}</p>
      <Form action={`/operators/${operator.id}/invitation`}>
        <SubmitButton look="secondary" icon="send">
          {t.invite}
        </SubmitButton>
      </Form>
    </Card>
  )
}

function LinkPage({ operator, address }: { operator: Operator; address: string }) {
  const t = useText(operatorTexts)
  return (
    <>
      <PageHeader title={t.inviteTitle} subtitle={operator.name} />
      <Card>
        <p>{t.inviteNoMail}</p>
        <CopyField label={t.inviteTitle} text={address} copy={t.copy} />
        <p class="text-secondary mt-3">{t.inviteText}</p>
        <LinkButton href={`/operators/${operator.id}`} icon="arrow-left">
          {operator.name}
        </LinkButton>
      </Card>
    </>
  )
}
