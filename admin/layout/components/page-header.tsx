import type { ComponentChildren } from 'preact'
import { Icon } from '../icon.tsx'

/** A page's heading: what it is, where it hangs, and its main buttons at the right (below on a phone). */
export function PageHeader({
  title,
  subtitle,
  back,
  children,
}: {
  title: ComponentChildren
  subtitle?: ComponentChildren
  back?: { href: string; label: string }
  /** Buttons. */
  children?: ComponentChildren
}) {
  return (
    <div class="page-head">
      <div class="page-head-words">
        {back && (
          <a class="page-head-back" href={back.href}>
            <Icon name="arrow-left" />
            <span class="text-truncate">{back.label}</span>
          </a>
        )}
        <h1 class="page-head-title">{title}</h1>
        {subtitle && <div class="page-head-subtitle">{subtitle}</div>}
      </div>
      {children && <div class="btn-list">{children}</div>}
    </div>
  )
}
