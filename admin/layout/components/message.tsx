import type { ComponentChildren } from 'preact'
import { Icon } from '../icon.tsx'

const ICONS = {
  info: 'info-circle',
  success: 'circle-check',
  warning: 'alert-triangle',
  danger: 'alert-circle',
}

/** A sentence about this page that the person should read now. */
export function Message({
  tone,
  hidden = false,
  class: className = '',
  children,
}: {
  tone: keyof typeof ICONS
  hidden?: boolean
  class?: string
  children: ComponentChildren
}) {
  return (
    <div
      class={`alert alert-${tone} ${className}`}
      role={tone === 'danger' || tone === 'warning' ? 'alert' : 'status'}
      hidden={hidden}
    >
      <div class="alert-icon">
        <Icon name={ICONS[tone]} class="icon-2" />
      </div>
      <div>{children}</div>
    </div>
  )
}
