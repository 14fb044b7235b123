import { z } from 'zod'
import { KeptForm } from '../administration/kept-form.tsx'
import { typed } from '../administration/typed.ts'
import { page, redirect } from '../answer.ts'
import { blank, type Draft, submission } from '../form/submission.ts'
import { PageHeader, TextField } from '../layout/components/index.ts'
import { success } from '../layout/notice.ts'
import { useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { afterwards, caseOf, mustHaveTools, occasionOf } from './occasion.ts'
import { connectionTexts } from './texts.ts'
import { IpField, MacField, SettingsFields } from './tools.tsx'

const schema = z.strictObject({
  login: typed(),
  password: typed(),
  ip: typed(),
  mac: typed(),
  name: typed(),
  contractId: typed(),
  accessPointId: typed(),
  address: typed(),
})

export function showNewConnection(visit: Visit) {
  return show(visit)
}

/** A customer's new connection; in a case it becomes the case's own. */
export const addConnection = submission<Visit, typeof schema>({
  schema,
  show,
  async submit(visit, input) {
    const { engine, actor, language } = visit
    const { id, login } = await engine.connections.add(actor, visit.id(), input, occasionOf(visit))
    return redirect(afterwards(visit, id), success(connectionTexts(language).add.done(login)))
  },
})

async function show(visit: Visit, draft?: Draft) {
  const { engine, actor, language } = visit
  const { id, name, address } = await engine.customers.find(actor, visit.id())
  mustHaveTools(visit)
  const choices = await engine.connections.choices(actor, id)
  const t = connectionTexts(language)
  const { atendimentoId, query } = caseOf(visit)
  const panel = `/customers/${id}/panel`
  const [only, another] = choices.contracts
  return page(
    t.add.title,
    <>
      <PageHeader
        title={t.add.title}
        subtitle={name}
        back={
          atendimentoId
            ? { href: `/atendimentos/${atendimentoId}`, label: t.backToCase }
            : { href: panel, label: t.back }
        }
      />
      {atendimentoId && <p class="text-secondary">{t.inCase}</p>}
      <KeptForm
        action={`/customers/${id}/connections${query}`}
        draft={draft ?? blank({ address, contractId: another ? null : (only?.id ?? null) })}
        cancel={atendimentoId ? `/atendimentos/${atendimentoId}` : panel}
        submit={t.add.submit}
        once
      >
        <SignInFields />
        <SettingsFields choices={choices} />
      </KeptForm>
    </>,
  )
}

function SignInFields() {
  const t = useText(connectionTexts)
  return (
    <div class="row">
      <TextField
        class="mb-3 col-md-6"
        name="login"
        label={t.login}
        required
        autocomplete="off"
        maxLength={64}
      />
      <TextField
        class="mb-3 col-md-6"
        name="password"
        label={t.password}
        hint={t.add.passwordHint}
        type="password"
        autocomplete="new-password"
        maxLength={64}
      />
      <div class="col-md-6">
        <IpField />
      </div>
      <div class="col-md-6">
        <MacField />
      </div>
    </div>
  )
}
