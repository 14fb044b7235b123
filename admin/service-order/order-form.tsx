import type { ComponentChildren } from 'preact'
import { type Answer, page, partial } from '../answer.ts'
import type { Draft } from '../form/submission.ts'
import { Form, LinkButton, PageHeader, RequiredHint, SubmitButton } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { ServiceOrderAssets } from './assets.tsx'
import { serviceOrderTexts } from './texts.ts'

type Shown = {
  title: string
  action: string
  back: { href: string; label: string }
  submit: string
  draft: Draft
  /** Where the reader stands: the version the form was filled from. */
  version?: number
  children: ComponentChildren
}

/** A form as a page of its own; asked for by htmx, the form alone, for a page that includes it. */
export function orderForm(visit: Visit, { title, back, ...form }: Shown): Answer {
  if (visit.isPartial) return partial(<OrderForm {...form} title={title} back={back} included />)
  return page(
    title,
    <div class="narrow">
      <ServiceOrderAssets />
      <PageHeader title={title} back={back} />
      <OrderForm {...form} title={title} back={back} />
    </div>,
  )
}

/**
 * When somebody was faster the next try counts from their version, for the page around it shows how the order stands.
 * Included elsewhere it comes back into its place with what is to be mended.
 */
function OrderForm({
  title,
  action,
  back,
  submit,
  draft,
  version,
  included = false,
  children,
}: Shown & { included?: boolean }) {
  const t = useText(serviceOrderTexts)
  const wasOvertaken = draft.problem?.code === 'service_order.changed'
  const from = wasOvertaken ? version : (draft.values.version ?? version)
  const here = included ? ({ 'hx-post': action, 'hx-target': 'this', 'hx-swap': 'outerHTML' } as const) : {}
  return (
    <Form action={action} draft={draft} once keep class="card mb-3" {...here}>
      {included && (
        <div class="card-header">
          <h2 class="card-title">{title}</h2>
        </div>
      )}
      <div class="card-body">
        {version !== undefined && <input type="hidden" name="version" value={String(from)} />}
        <RequiredHint />
        {children}
      </div>
      <div class="card-footer">
        <div class="btn-list justify-content-end">
          <LinkButton href={back.href}>{t.cancel}</LinkButton>
          <SubmitButton>{submit}</SubmitButton>
        </div>
      </div>
    </Form>
  )
}

/** A version as a form carries it; one that is no number was never read. */
export function versionIn(typed: string): { version?: number } {
  return /^\d{1,9}$/.test(typed) ? { version: Number(typed) } : {}
}
