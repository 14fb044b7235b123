import type { ComponentChildren } from 'preact'
import { Icon } from '../icon.tsx'

/** Nothing here, and what to do about it. */
export function EmptyState({
  title,
  text,
  icon = 'inbox-off',
  action,
}: {
  title: string
  text?: ComponentChildren
  icon?: string
  action?: ComponentChildren
}) {
  return (
    <div class="empty">
      <div class="empty-icon">
        <Icon name={icon} />
      </div>
      <p class="empty-title">{title}</p>
      {text && <p class="empty-subtitle text-secondary">{text}</p>}
      {action && <div class="empty-action">{action}</div>}
    </div>
  )
}
