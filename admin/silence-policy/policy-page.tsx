import type { ComponentChildren } from 'preact'
import { mayChangeSilencePolicies, type SilencePolicyItem, type Simulation } from '#engine'
import { Removal } from '../administration/removal.tsx'
import { commonTexts } from '../administration/texts.ts'
import { page } from '../answer.ts'
import { applicationTexts } from '../application/texts.ts'
import type { Draft } from '../form/submission.ts'
import {
  Card,
  Form,
  LinkButton,
  Message,
  PageHeader,
  RequiredHint,
  SubmitButton,
} from '../layout/components/index.ts'
import { Icon } from '../layout/icon.tsx'
import { useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { PolicyFields } from './form.tsx'
import { PresetLinks } from './list.tsx'
import { SimulationTable } from './simulation-table.tsx'
import { silenceTexts } from './texts.ts'

/** A policy with its form and, once asked for, what it would do; `policyId` null: a new one. */
export async function policyPage(
  visit: Visit,
  policyId: string | null,
  draft: Draft,
  simulation?: Simulation,
) {
  const { engine, actor, language } = visit
  const policy = policyId ? await engine.silencePolicies.find(actor, policyId) : null
  const t = silenceTexts(language)
  return page(
    policy?.name ?? t.add,
    <PolicyPage policy={policy} draft={draft} mayChange={mayChangeSilencePolicies(actor)}>
      {simulation && <SimulationTable simulation={simulation} />}
    </PolicyPage>,
  )
}

function PolicyPage({
  policy,
  draft,
  mayChange,
  children,
}: {
  policy: SilencePolicyItem | null
  draft: Draft
  mayChange: boolean
  children: ComponentChildren
}) {
  const t = useText(silenceTexts)
  const application = useText(applicationTexts)
  return (
    <>
      <PageHeader title={policy?.name ?? t.add} back={{ href: '/silence-policies', label: t.title }}>
        {policy && (
          <LinkButton icon="calendar-repeat" href={`/silence-policies/${policy.id}/application`}>
            {application.title}
          </LinkButton>
        )}
        {policy && mayChange && (
          <Removal
            path={`/silence-policies/${policy.id}`}
            title={t.removeTitle(policy.name)}
            text={t.removeText}
          />
        )}
      </PageHeader>
      {!policy && (
        <Card title={t.presets}>
          <PresetLinks />
        </Card>
      )}
      <PolicyForm policy={policy} draft={draft} mayChange={mayChange} />
      <div id="simulation" aria-live="polite">
        {children}
      </div>
    </>
  )
}

function PolicyForm({
  policy,
  draft,
  mayChange,
}: {
  policy: SilencePolicyItem | null
  draft: Draft
  mayChange: boolean
}) {
  const t = useText(silenceTexts)
  const common = useText(commonTexts)
  const wasOvertaken = draft.problem?.code === 'changed_meanwhile'
  const basis = wasOvertaken ? policy?.basis : (draft.values.basis ?? policy?.basis)
  return (
    <Form
      action={policy ? `/silence-policies/${policy.id}` : '/silence-policies'}
      draft={draft}
      once={!policy}
      class="card mb-3"
    >
      <div class="card-body">
        <input type="hidden" name="basis" value={String(basis ?? '')} />
        <input type="hidden" name="policyId" value={policy?.id ?? ''} />
        {mayChange ? <RequiredHint /> : <Message tone="info">{common.readOnly}</Message>}
        <PolicyFields />
        {policy && <p class="form-hint">{t.changeHint}</p>}
      </div>
      <div class="card-footer">
        <div class="btn-list justify-content-end">
          <LinkButton href="/silence-policies">{common.cancel}</LinkButton>
          <button
            type="submit"
            class="btn"
            formaction="/silence-policies/simulation"
            hx-post="/silence-policies/simulation"
            hx-target="#simulation"
            hx-swap="innerHTML show:#simulation:top"
          >
            <Icon name="flask" />
            {t.simulate}
          </button>
          {mayChange && <SubmitButton>{common.save}</SubmitButton>}
        </div>
      </div>
    </Form>
  )
}
