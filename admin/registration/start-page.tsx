import { atendimentoWords, NOTIFICATION_LEVELS, type StartChoices } from '#engine'
import { type Answer, page } from '../answer.ts'
import { AtendimentoAssets } from '../atendimento/assets.tsx'
import type { CaseView } from '../atendimento/case-view.ts'
import { CheckCard } from '../atendimento/check-card.tsx'
import { Facts } from '../atendimento/facts.tsx'
import { PriorityBadge, StateBadge } from '../atendimento/marks.tsx'
import { useOffReason } from '../atendimento/off-reason.ts'
import { DraftSaved, VisibilitySwitch } from '../case/composer.tsx'
import { Files } from '../case/files.tsx'
import { PeoplesWords } from '../case/words-of-people.tsx'
import { blank, type Draft } from '../form/submission.ts'
import {
  AreaField,
  Card,
  ConfirmDialog,
  Form,
  Message,
  OffButton,
  optionsOf,
  PageHeader,
  RadioField,
  SelectField,
} from '../layout/components/index.ts'
import { useShell, useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { StartGate } from './start-gate.tsx'
import { Steps } from './steps.tsx'
import { registrationTexts } from './texts.ts'

/** The same page at its second and third step; `returned`: the start came back with something to mend. */
export async function startPage(
  visit: Visit,
  view: CaseView,
  returned: Draft | null = null,
): Promise<Answer> {
  const { engine, actor, language } = visit
  const { id, protocol } = view.atendimento
  const [choices, kept] = await Promise.all([
    engine.atendimentos.startChoices(actor, id),
    returned ? null : engine.drafts.find(actor, 'start', id),
  ])
  const { processId, classificationId, notificationLevel } = choices
  const suggested = { processId, classificationId, notificationLevel, visibility: 'private' }
  const draft = returned ?? blank({ ...suggested, ...kept?.values })
  return page(
    { title: registrationTexts(language).starting.title(protocol), wide: true },
    <StartPage view={view} choices={choices} draft={draft} />,
  )
}

function StartPage({ view, choices, draft }: { view: CaseView; choices: StartChoices; draft: Draft }) {
  const t = useText(registrationTexts)
  const { atendimento, header, files } = view
  const { stopNotice } = header
  const isRegistered = atendimento.state === 'registered'
  return (
    <>
      <AtendimentoAssets />
      <PageHeader
        title={`${t.starting.title(atendimento.protocol)} · ${header.customer.name}`}
        subtitle={
          <span class="ticket-marks">
            <StateBadge state={atendimento.state} />
            <PriorityBadge priority={atendimento.priority} />
          </span>
        }
        back={{ href: '/atendimentos', label: t.back }}
      />
      <Steps current={isRegistered ? 'check' : 'start'} />
      {stopNotice && !stopNotice.closedAt && <Message tone="warning">{stopNotice.message}</Message>}
      <div class="ticket-columns">
        <div class="ticket-main">
          <Card title={t.steps.start} actions={<Cancel view={view} />}>
            <StartForm view={view} choices={choices} draft={draft} />
          </Card>
          <Card title={t.starting.summary}>
            <PeoplesWords text={atendimento.report} />
            <Files files={files} />
          </Card>
          <Facts view={view} />
        </div>
        <aside class="wizard-aside">
          <CheckCard view={view} atOnce={isRegistered} />
        </aside>
      </div>
    </>
  )
}

/** Step 3 (R45): process, classification, level, comment; then the clock runs. */
function StartForm({ view, choices, draft }: { view: CaseView; choices: StartChoices; draft: Draft }) {
  const { starting: t, field } = useText(registrationTexts)
  const { slaType, level } = atendimentoWords(useShell().language)
  const path = `/atendimentos/${view.atendimento.id}`
  return (
    <Form
      action={`${path}/start`}
      id="start"
      draft={draft}
      once
      keep
      data-draft={`${path}/start-draft`}
      data-worth="processId classificationId notificationLevel text"
    >
      <SelectField
        name="processId"
        label={t.process}
        hint={t.processHint}
        empty={field.choose}
        options={choices.processes.map(({ id, name, slaType: type }) => ({
          value: id,
          label: `${name} · ${slaType[type]}`,
        }))}
        required
      />
      <SelectField
        name="classificationId"
        label={t.classification}
        empty={t.noClassification}
        options={optionsOf(choices.classifications)}
      />
      <RadioField
        name="notificationLevel"
        label={t.level}
        options={NOTIFICATION_LEVELS.map((value) => ({ value, label: level[value] }))}
        required
      />
      <VisibilitySwitch isPrivate={draft.values.visibility !== 'public'} legend={t.comment} />
      <AreaField name="text" label={t.comment} rows={3} maxLength={20_000} />
      <div class="wizard-foot">
        <DraftSaved />
        <StartGate view={view} />
      </div>
    </Form>
  )
}

/** Only before the third step, with a reason. */
function Cancel({ view }: { view: CaseView }) {
  const { starting: t } = useText(registrationTexts)
  const off = useOffReason(view, 'cancel')
  if (off) {
    return (
      <OffButton icon="x" reason={off} small>
        {t.cancel}
      </OffButton>
    )
  }
  return (
    <ConfirmDialog
      id="dialog-cancel"
      action={`/atendimentos/${view.atendimento.id}/cancellation`}
      button={t.cancel}
      icon="x"
      title={t.cancelTitle}
      confirm={t.cancel}
      danger
      small
    >
      <p>{t.cancelText}</p>
      <label class="form-label required" for="cancel-reason">
        {t.reason}
      </label>
      <input class="form-control" id="cancel-reason" name="reason" maxLength={500} required />
    </ConfirmDialog>
  )
}
