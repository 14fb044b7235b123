import type { ProcessWithSteps, SubprocessItem } from '#engine'
import { OrderedList } from '../administration/ordered.tsx'
import { ActiveBadge } from '../administration/pieces.tsx'
import { faultWords } from '../error/words.ts'
import { blank, type Draft } from '../form/submission.ts'
import { Badge, Form, SubmitButton } from '../layout/components/index.ts'
import { Icon } from '../layout/icon.tsx'
import { useShell, useText } from '../layout/shell.ts'
import { slaTableTexts } from '../sla-table/texts.ts'
import { processTexts } from './texts.ts'

/** A company's processes in order, each with its steps in order below it. */
export function ProcessTree({
  processes,
  draft,
  mayChange,
}: {
  processes: readonly ProcessWithSteps[]
  draft: Draft
  mayChange: boolean
}) {
  return (
    <OrderedList items={processes} moveTo={({ id }) => `/processes/${id}/move`} mayMove={mayChange}>
      {(process) => ({
        words: <ProcessWords process={process} />,
        below: (
          <>
            <Steps process={process} mayChange={mayChange} />
            {mayChange && (
              <AddStep process={process} draft={draft.values.processId === process.id ? draft : null} />
            )}
          </>
        ),
      })}
    </OrderedList>
  )
}

function ProcessWords({
  process: { id, name, slaType, active, subprocesses },
}: {
  process: ProcessWithSteps
}) {
  const t = useText(processTexts)
  const { types } = useText(slaTableTexts)
  return (
    <>
      <a href={`/processes/${id}`} class="fw-medium">
        {name}
      </a>
      <span class="tree-marks ms-2">
        <Badge tone={slaType === 'emergency' ? 'critical' : 'info'}>{types[slaType]}</Badge>
        {!active && <ActiveBadge active={false} />}
      </span>
      {subprocesses.length === 0 && <div class="text-secondary small">{t.noSteps}</div>}
    </>
  )
}

function Steps({ process, mayChange }: { process: ProcessWithSteps; mayChange: boolean }) {
  const below = `/processes/${process.id}/subprocesses`
  if (process.subprocesses.length === 0) return null
  return (
    <OrderedList
      items={process.subprocesses}
      moveTo={({ id }) => `${below}/${id}/move`}
      mayMove={mayChange}
      class="ordered-below"
      lineClass=""
    >
      {(step) => ({ words: <StepWords step={step} href={`${below}/${step.id}`} /> })}
    </OrderedList>
  )
}

function StepWords({
  step: { name, department, materials, active },
  href,
}: {
  step: SubprocessItem
  href: string
}) {
  const t = useText(processTexts)
  return (
    <>
      <a href={href}>{name}</a>
      <span class="tree-marks ms-2">
        {department && <Badge icon="sitemap">{department}</Badge>}
        {materials > 0 && <Badge icon="paperclip">{t.materialCount(materials)}</Badge>}
        {!active && <ActiveBadge active={false} />}
      </span>
    </>
  )
}

/** One line that adds a step at the end. The page holds many of them, so ids name their process. */
function AddStep({ process: { id, name }, draft }: { process: ProcessWithSteps; draft: Draft | null }) {
  const t = useText(processTexts)
  const { language } = useShell()
  const fault = draft?.faults.name
  const field = `add-${id}`
  return (
    <details class="tree-add" open={draft !== null}>
      <summary>
        <Icon name="plus" /> {t.addStep}
        <span class="visually-hidden">: {name}</span>
      </summary>
      <Form action={`/processes/${id}/subprocesses`} draft={draft ?? blank()} once class="tree-add-form">
        <label class="visually-hidden" for={field}>
          {t.addStepIn(name)}
        </label>
        <input
          id={field}
          name="name"
          class={`form-control ${fault ? 'is-invalid' : ''}`}
          placeholder={t.addStep}
          maxLength={80}
          value={String(draft?.values.name ?? '')}
          autocomplete="off"
          aria-invalid={fault ? 'true' : undefined}
          aria-describedby={fault ? `${field}-fault` : undefined}
        />
        <SubmitButton look="secondary" icon="plus">
          {t.include}
        </SubmitButton>
        {fault && (
          <div class="invalid-feedback d-block" id={`${field}-fault`}>
            {faultWords(language, fault)}
          </div>
        )}
      </Form>
    </details>
  )
}
