import type { ComponentChildren } from 'preact'
import { Icon } from '../icon.tsx'

type Look = 'primary' | 'secondary' | 'danger' | 'ghost'
const CLASSES: Record<Look, string> = {
  primary: 'btn-primary',
  secondary: '',
  danger: 'btn-danger',
  ghost: 'btn-ghost-secondary',
}

type ButtonProps = {
  look?: Look
  icon?: string
  small?: boolean
  class?: string
  children: ComponentChildren
}

/** Sends the form it is in. */
export function SubmitButton({
  look = 'primary',
  icon,
  small,
  class: className = '',
  children,
  ...rest
}: ButtonProps & { name?: string; value?: string; form?: string; formaction?: string }) {
  return (
    <button type="submit" class={`btn ${CLASSES[look]} ${small ? 'btn-sm' : ''} ${className}`} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  )
}

/** Goes to another page. */
export function LinkButton({
  look = 'secondary',
  icon,
  small,
  class: className = '',
  href,
  children,
}: ButtonProps & { href: string }) {
  return (
    <a href={href} class={`btn ${CLASSES[look]} ${small ? 'btn-sm' : ''} ${className}`}>
      {icon && <Icon name={icon} />}
      {children}
    </a>
  )
}

/** An action that is off at the moment, with the reason in sight of everybody: pointer, keyboard, screen reader. */
export function OffButton({ icon, reason, small, children }: ButtonProps & { reason: string }) {
  return (
    <button
      type="button"
      class={`btn ${small ? 'btn-sm' : ''} btn-off`}
      aria-disabled="true"
      title={reason}
      data-bs-toggle="tooltip"
    >
      {icon && <Icon name={icon} />}
      {children}
      <span class="visually-hidden">: {reason}</span>
    </button>
  )
}
