import type { ComponentChildren } from 'preact'
import { Icon } from '../icon.tsx'
import { useText } from '../shell.ts'
import { Form } from './form.tsx'
import { componentTexts } from './texts.ts'

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
  const t = useText(componentTexts)
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
      <div
        class="modal"
        id={id}
        tabIndex={-1}
        role="dialog"
        aria-modal="true"
        aria-labelledby={`${id}-title`}
      >
        <div class="modal-dialog modal-dialog-centered">
          <div class="modal-content">
            <Form action={action} place={id} once>
              {Object.entries(hidden).map(([name, value]) => (
                <input key={name} type="hidden" name={name} value={value} />
              ))}
              <div class="modal-header">
                <h2 class="modal-title" id={`${id}-title`}>
                  {title}
                </h2>
                <button type="button" class="btn-close" data-bs-dismiss="modal" aria-label={t.close} />
              </div>
              {children && <div class="modal-body">{children}</div>}
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
    </>
  )
}
