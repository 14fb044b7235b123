import type { ComponentChildren } from 'preact'
import type { Draft } from '../form/submission.ts'
import { Form, Modal, ModalFooter, ModalHeader } from '../layout/components/index.ts'

/** A form in a dialog that a button of the page opens; opened at once when it comes back with something to mend. */
export function Dialog({
  id,
  action,
  title,
  text,
  confirm,
  danger = false,
  draft,
  once = true,
  swaps,
  version,
  children,
}: {
  id: string
  action: string
  title: string
  text?: string
  confirm: string
  danger?: boolean
  draft: Draft
  once?: boolean
  /** The answer takes the place of this part, and the page stays. */
  swaps?: string
  /** Of the case as this page shows it, for what must not overwrite a colleague. */
  version?: number
  children: ComponentChildren
}) {
  const isBack = draft.problem !== undefined || Object.keys(draft.faults).length > 0
  return (
    <Modal id={id} scrollable opened={isBack}>
      <Form
        action={action}
        draft={draft}
        once={once}
        place={id}
        class="dialog-form"
        {...(swaps ? { 'hx-post': action, 'hx-target': swaps, 'hx-swap': 'outerHTML' } : {})}
      >
        <ModalHeader of={id} title={title} />
        <div class="modal-body">
          {text && <p class="text-secondary">{text}</p>}
          {version !== undefined && <input type="hidden" name="version" value={String(version)} />}
          {children}
        </div>
        <ModalFooter confirm={confirm} danger={danger} />
      </Form>
    </Modal>
  )
}
