import type { SubjectLevel, SubjectNode } from '#engine'
import { faultWords } from '../error/words.ts'
import type { Draft } from '../form/submission.ts'
import { Form, SubmitButton } from '../layout/components/index.ts'
import { useShell, useText } from '../layout/shell.ts'
import { subjectTexts } from './texts.ts'

/** One line that adds an entry at the end of a branch. The page holds many of them, so ids name their branch. */
export function AddSubject({
  departmentId,
  parent,
  level,
  draft,
}: {
  departmentId: string
  parent: SubjectNode | null
  level: SubjectLevel
  draft: Draft
}) {
  const t = useText(subjectTexts)
  const { language } = useShell()
  const fault = draft.faults.name
  const id = `add-${parent?.id ?? 'type'}`
  return (
    <Form action={`/departments/${departmentId}/subjects`} draft={draft} once class="tree-add-form">
      <input type="hidden" name="parentId" value={parent?.id ?? ''} />
      <label class="visually-hidden" for={id}>
        {parent ? `${t.addLevel[level]}: ${t.addIn(parent.name)}` : t.addLevel[level]}
      </label>
      <input
        id={id}
        name="name"
        class={`form-control ${fault ? 'is-invalid' : ''}`}
        placeholder={t.addLevel[level]}
        maxLength={80}
        value={String(draft.values.name ?? '')}
        autocomplete="off"
        aria-describedby={fault ? `${id}-fault` : undefined}
      />
      <SubmitButton look="secondary" icon="plus">
        {t.add}
      </SubmitButton>
      {fault && (
        <div class="invalid-feedback d-block" id={`${id}-fault`}>
          {faultWords(language, fault)}
        </div>
      )}
    </Form>
  )
}
