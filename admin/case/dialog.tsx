import type { ComponentChildren } from 'preact'
import type { Draft } from '../form/submission.ts'
import { Form } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import { caseTexts } from './texts.ts'

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
  children: ComponentChildren
}) {
  const { dialog: t } = useText(caseTexts)
  const isBack = draft.problem !== undefined || Object.keys(draft.faults).length > 0
  return (
    <div
      class="modal"
      id={id}
      tabIndex={-1}
      role="dialog"
      aria-modal="true"
      aria-labelledby={`${id}-title`}
      data-open-at-once={isBack ? '' : undefined}
    >
      <div class="modal-dialog modal-dialog-centered modal-dialog-scrollable">
        <div class="modal-content">
          <Form
            action={action}
            draft={draft}
            once={once}
            place={id}
            class="dialog-form"
            {...(swaps ? { 'hx-post': action, 'hx-target': swaps, 'hx-swap': 'outerHTML' } : {})}
          >
            <div class="modal-header">
              <h2 class="modal-title" id={`${id}-title`}>
                {title}
              </h2>
              <button type="button" class="btn-close" data-bs-dismiss="modal" aria-label={t.close} />
            </div>
            <div class="modal-body">
              {text && <p class="text-secondary">{text}</p>}
              {children}
            </div>
            <div class="modal-footer">
              <button type="button" class="btn" data-bs-dismiss="modal">
                {t.cancel}
              </button>
              <button type="submit" class={`btn ${danger ? 'btn-danger' : 'btn-primary'}`}>
                {confirm}
              </button>
            </div>
          </Form>
        </div>
      </div>
    </div>
  )
}
