import type { ComponentChildren } from 'preact'
import { useText } from '../shell.ts'
import { SubmitButton } from './button.tsx'
import { componentTexts } from './texts.ts'

/** A dialog over the page, opened by a button that names its id; `opened`: as soon as the page is there. */
export function Modal({
  id,
  scrollable = false,
  opened = false,
  children,
}: {
  /** Unique on the page. */
  id: string
  scrollable?: boolean
  opened?: boolean
  children: ComponentChildren
}) {
  return (
    <div
      class="modal"
      id={id}
      tabIndex={-1}
      role="dialog"
      aria-modal="true"
      aria-labelledby={`${id}-title`}
      data-open-at-once={opened ? '' : undefined}
    >
      <div class={`modal-dialog modal-dialog-centered ${scrollable ? 'modal-dialog-scrollable' : ''}`}>
        <div class="modal-content">{children}</div>
      </div>
    </div>
  )
}

/** The title, and the way out; `of`: the dialog's id. */
export function ModalHeader({ of, title }: { of: string; title: string }) {
  const t = useText(componentTexts)
  return (
    <div class="modal-header">
      <h2 class="modal-title" id={`${of}-title`}>
        {title}
      </h2>
      <button type="button" class="btn-close" data-bs-dismiss="modal" aria-label={t.close} />
    </div>
  )
}

/** The button that does it, and the one that does nothing. */
export function ModalFooter({
  confirm,
  danger = false,
  ...sends
}: {
  confirm: string
  danger?: boolean
  /** For a button outside of its form. */
  form?: string
  formaction?: string
}) {
  const t = useText(componentTexts)
  return (
    <div class="modal-footer">
      <button type="button" class="btn" data-bs-dismiss="modal">
        {t.cancel}
      </button>
      <SubmitButton look={danger ? 'danger' : 'primary'} {...sends}>
        {confirm}
      </SubmitButton>
    </div>
  )
}
