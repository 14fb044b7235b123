import type { ComponentChildren } from 'preact'
import { Palette } from '../express-check/palette.tsx'
import { expressCheckTexts } from '../express-check/texts.ts'
import { Card, CsrfField, OffButton } from '../layout/components/index.ts'
import { Icon } from '../layout/icon.tsx'
import { useText } from '../layout/shell.ts'
import type { CaseView } from './case-view.ts'
import { useOffReason } from './off-reason.ts'

/** The express check of a case, with the button that asks anew; `atOnce`: asks as soon as the page is there. */
export function CheckCard({ view, atOnce = false }: { view: CaseView; atOnce?: boolean }) {
  const t = useText(expressCheckTexts)
  const { check } = view
  const isAsking = useOffReason(view, 'check') === null && atOnce
  return (
    <CheckFrame
      actions={<Refresh view={view} />}
      asks={isAsking ? `/atendimentos/${view.atendimento.id}/check` : undefined}
    >
      {check ? (
        <Palette check={check} />
      ) : (
        <p class="text-secondary mb-0">{isAsking ? t.running : t.never}</p>
      )}
    </CheckFrame>
  )
}

/** `#express-check`, wherever the lights stand; `asks`: posts there at once, and the answer takes its place. */
export function CheckFrame({
  actions,
  asks,
  children,
}: {
  actions?: ComponentChildren
  asks?: string | undefined
  children: ComponentChildren
}) {
  const t = useText(expressCheckTexts)
  return (
    <div
      id="express-check"
      {...(asks ? { 'hx-post': asks, 'hx-trigger': 'load', 'hx-swap': 'outerHTML' } : {})}
    >
      <Card title={t.title} actions={actions} class="check-card">
        <div aria-live="polite">{children}</div>
      </Card>
    </div>
  )
}

function Refresh({ view }: { view: CaseView }) {
  const t = useText(expressCheckTexts)
  const off = useOffReason(view, 'check')
  const label = view.check ? t.again : t.run
  const path = `/atendimentos/${view.atendimento.id}/check`
  if (off) {
    return (
      <OffButton icon="refresh" reason={off} small>
        {label}
      </OffButton>
    )
  }
  return (
    <form method="post" action={path} hx-post={path} hx-target="#express-check" hx-swap="outerHTML">
      <CsrfField />
      <button type="submit" class="btn btn-sm" id="run-check">
        <Icon name="refresh" />
        {label}
      </button>
    </form>
  )
}
