import type { ComponentChildren } from 'preact'
import type { Draft } from '../form/submission.ts'
import { Card, Form, LinkButton, Message, RequiredHint, SubmitButton } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import { commonTexts } from './texts.ts'

/**
 * The form of a record in a card. `basis` is the version it was filled from, so that nobody is overwritten unseen; when
 * somebody was faster the next save counts from their version. Who may not change it reads it.
 */
export function KeptForm({
  action,
  draft,
  basis,
  cancel,
  submit,
  mayChange = true,
  once = false,
  uploads,
  title,
  children,
}: {
  action: string
  draft: Draft
  basis?: string
  cancel: string
  submit?: string
  mayChange?: boolean
  once?: boolean
  /** For a form with files: what is said to who sends it before they are all there. */
  uploads?: string
  title?: string
  children: ComponentChildren
}) {
  const t = useText(commonTexts)
  if (!mayChange) {
    return (
      <Card title={title}>
        <Message tone="info">{t.readOnly}</Message>
        <Form action={action} draft={draft}>
          <fieldset disabled>{children}</fieldset>
        </Form>
      </Card>
    )
  }
  const wasOvertaken = draft.problem?.code === 'changed_meanwhile'
  const from = wasOvertaken ? basis : (draft.values.basis ?? basis)
  return (
    <Form
      action={action}
      draft={draft}
      once={once}
      keep
      files={uploads !== undefined}
      data-wait={uploads}
      class="card mb-3"
    >
      {title && (
        <div class="card-header">
          <h2 class="card-title">{title}</h2>
        </div>
      )}
      <div class="card-body">
        {basis && <input type="hidden" name="basis" value={String(from ?? '')} />}
        <RequiredHint />
        {children}
      </div>
      <div class="card-footer">
        <div class="btn-list justify-content-end">
          <LinkButton href={cancel}>{t.cancel}</LinkButton>
          <SubmitButton>{submit ?? t.save}</SubmitButton>
        </div>
      </div>
    </Form>
  )
}
