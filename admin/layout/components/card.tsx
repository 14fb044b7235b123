import type { ComponentChildren } from 'preact'

/** A box with an optional heading and buttons. `flush` for tables, which bring their own edges. */
export function Card({
  title,
  actions,
  footer,
  flush = false,
  class: className = '',
  id,
  children,
}: {
  title?: ComponentChildren
  actions?: ComponentChildren
  footer?: ComponentChildren
  flush?: boolean
  class?: string
  id?: string
  children: ComponentChildren
}) {
  return (
    <section class={`card mb-3 ${className}`} id={id}>
      {title && (
        <div class="card-header">
          <h2 class="card-title">{title}</h2>
          {actions && <div class="card-actions btn-list">{actions}</div>}
        </div>
      )}
      {flush ? children : <div class="card-body">{children}</div>}
      {footer && <div class="card-footer">{footer}</div>}
    </section>
  )
}
