import type { ComponentChildren } from 'preact'
import { Icon } from '../icon.tsx'

export type Tone = 'neutral' | 'info' | 'progress' | 'waiting' | 'good' | 'bad' | 'critical'

/** A state in colour and words; colour alone never says anything. */
export function Badge({
  tone = 'neutral',
  icon,
  children,
}: {
  tone?: Tone
  icon?: string
  children: ComponentChildren
}) {
  return (
    <span class={`badge badge-${tone}`}>
      {icon && <Icon name={icon} class="badge-icon" />}
      {children}
    </span>
  )
}
