import type { ForwardChoices } from '#engine'
import { caseTexts } from '../case/texts.ts'
import { AreaField, optionsOf, RadioField, SelectField } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import type { CaseView } from './case-view.ts'
import { useOffReason } from './off-reason.ts'
import { atendimentoTexts } from './texts.ts'

/** R57's four kinds; the style sheet shows the field that belongs to the chosen one. */
export function ForwardFields({ view, choices }: { view: CaseView; choices: ForwardChoices }) {
  const { dialog: t } = useText(atendimentoTexts)
  const { choose } = useText(caseTexts)
  const { subprocesses, processes, operators } = choices
  const next = subprocesses.find(({ executed }) => !executed)
  const off = {
    next: useOffReason(view, 'nextSubprocess') ?? (next ? null : t.noNext),
    subprocess: useOffReason(view, 'toSubprocess'),
    process: useOffReason(view, 'toProcess'),
    viewer: useOffReason(view, 'includeViewer'),
  }
  const hints = {
    next: next ? t.nextHint(next.name) : t.noNext,
    subprocess: undefined,
    process: t.processHint,
    viewer: t.viewerHint,
  }
  // None is disabled: the case may have moved on since, and then the server says so.
  const kind = (value: keyof typeof off) => {
    const hint = off[value] ?? hints[value]
    return { value, label: t[value], ...(hint ? { hint } : {}) }
  }
  const watching = new Set(view.viewers.map(({ id }) => id))
  return (
    <div class="forward-fields">
      <RadioField
        name="kind"
        label={t.kind}
        options={[kind('next'), kind('subprocess'), kind('process'), kind('viewer')]}
        required
      />
      <SelectField
        name="subprocessId"
        label={t.subprocess}
        class="mb-3 for-subprocess"
        empty={choose}
        options={subprocesses.map(({ id, name, executed, current }) => ({
          value: id,
          label: current ? `${name} (${t.current})` : executed ? `${name} (${t.executed})` : name,
        }))}
      />
      <SelectField
        name="processId"
        label={t.process}
        class="mb-3 for-process"
        empty={choose}
        options={optionsOf(processes)}
      />
      <SelectField
        name="operatorId"
        label={t.operator}
        class="mb-3 for-viewer"
        empty={choose}
        options={optionsOf(operators.filter(({ id }) => !watching.has(id)))}
      />
      <AreaField name="note" label={t.note} rows={3} maxLength={20_000} class="mb-0 for-note" />
    </div>
  )
}
