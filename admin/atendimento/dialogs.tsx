import type { FinishChoices, ForwardChoices } from '#engine'
import { VisibilitySwitch } from '../case/composer.tsx'
import { Dialog } from '../case/dialog.tsx'
import { draftOf, type Returned } from '../case/dialog-form.ts'
import { caseTexts } from '../case/texts.ts'
import type { Draft } from '../form/submission.ts'
import { AreaField, optionsOf, RadioField, SelectField } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import type { CaseView } from './case-view.ts'
import { ForwardFields } from './forward-fields.tsx'
import { lastComment } from './telling.tsx'
import { atendimentoTexts } from './texts.ts'

/** Which form of the page a draft belongs to, when one came back with something to mend. */
export type DialogName = 'transfer' | 'forward' | 'finish' | 'edit'
export type CaseReturned = Returned<DialogName | 'comment'>
export type CaseChoices = { forward: ForwardChoices; finish: FinishChoices }

/** The forms behind the buttons of the page. */
export function Dialogs({
  view,
  choices,
  returned,
}: {
  view: CaseView
  choices: CaseChoices
  returned: CaseReturned | null
}) {
  const t = useText(atendimentoTexts)
  const { choose } = useText(caseTexts)
  const { atendimento } = view
  const path = `/atendimentos/${atendimento.id}`
  const draft = (form: DialogName, initial?: Draft['values']) => draftOf(returned, form, initial)
  const { classifications, defects, ratingAsked } = choices.finish
  const finish = draft('finish', {
    classificationId: classifications.find(({ suggested }) => suggested)?.id,
    defectId: atendimento.defectId,
    observedDefect: atendimento.observedDefect,
    ratingAsked: ratingAsked ? 'yes' : 'no',
    visibility: 'public',
  })
  return (
    <div id="case-dialogs">
      <Dialog
        id="dialog-transfer"
        action={`${path}/transfer`}
        title={t.dialog.transferTitle}
        text={t.dialog.transferText}
        confirm={t.verb.transfer}
        draft={draft('transfer')}
        version={atendimento.version}
      >
        <SelectField
          name="operatorId"
          label={t.dialog.operator}
          options={optionsOf(choices.forward.operators)}
          empty={choose}
          required
        />
      </Dialog>
      <Dialog
        id="dialog-forward"
        action={`${path}/forwarding`}
        title={t.dialog.forwardTitle}
        confirm={t.verb.forward}
        draft={draft('forward', { kind: 'next' })}
      >
        <ForwardFields view={view} choices={choices.forward} />
      </Dialog>
      <Dialog
        id="dialog-finish"
        action={`${path}/finish`}
        title={t.dialog.finishTitle}
        text={t.dialog.finishText}
        confirm={t.verb.finish}
        draft={finish}
        version={atendimento.version}
      >
        <SelectField
          name="classificationId"
          label={t.dialog.classification}
          options={optionsOf(classifications)}
          empty={choose}
          required
        />
        <SelectField
          name="defectId"
          label={t.dialog.defect}
          options={optionsOf(defects)}
          empty={t.dialog.noDefect}
        />
        <AreaField
          name="observedDefect"
          label={t.dialog.observed}
          hint={t.dialog.observedHint}
          rows={2}
          maxLength={2_000}
        />
        <RadioField
          name="ratingAsked"
          label={t.dialog.askRating}
          options={[
            { value: 'yes', label: t.dialog.yes },
            { value: 'no', label: t.dialog.no },
          ]}
          required
        />
        <VisibilitySwitch isPrivate={finish.values.visibility === 'private'} legend={t.dialog.comment} />
        <AreaField name="comment" label={t.dialog.comment} rows={3} maxLength={20_000} />
      </Dialog>
      <EditDialog view={view} draft={draft('edit', { text: lastComment(view)?.log?.body })} />
    </div>
  )
}

/** R54: the words of the last comment, for its author. */
function EditDialog({ view, draft }: { view: CaseView; draft: Draft }) {
  const { compose: t } = useText(atendimentoTexts)
  const log = lastComment(view)?.log
  if (!log) return null
  return (
    <Dialog
      id="dialog-edit"
      action={`/atendimentos/${view.atendimento.id}/comments/${log.id}`}
      title={t.editTitle}
      text={t.editText}
      confirm={t.save}
      draft={draft}
    >
      <AreaField name="text" label={t.text} rows={6} maxLength={20_000} required />
    </Dialog>
  )
}
