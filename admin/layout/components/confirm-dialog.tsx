import type { ComponentChildren } from 'preact'
import { Icon } from '../icon.tsx'
import { Form } from './form.tsx'
import { Modal, ModalFooter, ModalHeader } from './modal.tsx'

/**
 * A button that asks before it does: opens a dialog whose form posts to `action`. `children` explain what follows,
 * and may hold fields (a reason). Works by data attributes alone.
 */
export function ConfirmDialog({
  id,
  action,
  button,
  icon,
  title,
  confirm,
  danger = false,
  small = false,
  ghost = false,
  hidden = {},
  children,
}: {
  /** Unique on the page. */
  id: string
  action: string
  button: string
  icon?: string
  title: string
  confirm: string
  danger?: boolean
  small?: boolean
  ghost?: boolean
  /** Fields sent along. */
  hidden?: Record<string, string>
  children?: ComponentChildren
}) {
  const look = ghost
    ? danger
      ? 'btn-ghost-danger'
      : 'btn-ghost-secondary'
    : danger
      ? 'btn-outline-danger'
      : ''
  return (
    <>
      <button
        type="button"
        class={`btn ${look} ${small ? 'btn-sm' : ''}`}
        data-bs-toggle="modal"
        data-bs-target={`#${id}`}
      >
        {icon && <Icon name={icon} />}
        {button}
      </button>
      <Modal id={id}>
        <Form action={action} place={id} once>
          {Object.entries(hidden).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <ModalHeader of={id} title={title} />
          {children && <div class="modal-body">{children}</div>}
          <ModalFooter confirm={confirm} danger={danger} />
        </Form>
      </Modal>
    </>
  )
}
