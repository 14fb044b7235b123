import type { AtendimentoView } from '#engine'
import { CsrfField, OffButton } from '../layout/components/index.ts'
import { Icon } from '../layout/icon.tsx'
import { useDates, useText } from '../layout/shell.ts'
import { type Light, lightsIn } from './express-check.ts'
import { useOffReason } from './off-reason.ts'
import { atendimentoTexts } from './texts.ts'
import { atendimentoVocabulary } from './words.ts'

/**
 * The express check as a palette (R43): each light in colour and words, what it found, from where and how old.
 * `atOnce`: asks as soon as the page is there.
 */
export function CheckCard({ view, atOnce = false }: { view: AtendimentoView; atOnce?: boolean }) {
  const { check: t } = useText(atendimentoTexts)
  const { ago } = useDates()
  const off = useOffReason(view, 'check')
  const { check, atendimento } = view
  const lights = lightsIn(check?.results)
  const path = `/atendimentos/${atendimento.id}/check`
  return (
    <section
      class="card mb-3 check-card"
      id="express-check"
      aria-labelledby="check-title"
      hx-post={atOnce && !off ? path : undefined}
      hx-trigger={atOnce && !off ? 'load' : undefined}
      hx-swap="outerHTML"
    >
      <div class="card-header">
        <h2 class="card-title" id="check-title">
          {t.title}
        </h2>
        <div class="card-actions">
          {off ? (
            <OffButton icon="refresh" reason={off} small>
              {check ? t.again : t.run}
            </OffButton>
          ) : (
            <form method="post" action={path} hx-post={path} hx-target="#express-check" hx-swap="outerHTML">
              <CsrfField />
              <button type="submit" class="btn btn-sm" id="run-check">
                <Icon name="refresh" />
                {check ? t.again : t.run}
              </button>
            </form>
          )}
        </div>
      </div>
      <div class="card-body" aria-live="polite">
        {atOnce ? (
          <p class="text-secondary mb-0">{t.running}</p>
        ) : check ? (
          <>
            <ul class="palette">
              {lights.map((light) => (
                <PaletteLight key={light.light} light={light} />
              ))}
            </ul>
            <p class="text-secondary small mb-0 mt-2">{t.at(ago(check.at))}</p>
          </>
        ) : (
          <p class="text-secondary mb-0">{t.never}</p>
        )}
      </div>
    </section>
  )
}

/** What was found opens under the light; red ones are open already. */
function PaletteLight({ light: { light, state, rows, source, tookMs } }: { light: Light }) {
  const { check: t } = useText(atendimentoTexts)
  const words = useText(atendimentoVocabulary)
  const { duration } = useDates()
  return (
    <li class={`light light-${state}`}>
      <details open={state === 'red'}>
        <summary>
          <Icon name={ICONS[state]} class="light-sign" />
          <span class="light-name">{words.light[light]}</span>
          <span class="light-state">{words.lightState[state]}</span>
        </summary>
        <div class="light-found">
          {rows.length === 0 ? (
            <span class="text-secondary">{t.nothing}</span>
          ) : (
            <ul class="plain-list">
              {rows.map((row) => (
                <li key={row}>{row}</li>
              ))}
            </ul>
          )}
          {source && <div class="text-secondary small mt-1">{t.by(source, took(tookMs, duration))}</div>}
        </div>
      </details>
    </li>
  )
}

function took(ms: number, duration: (ms: number) => string): string {
  return ms < 1_000 ? `${Math.round(ms)} ms` : duration(ms)
}

const ICONS = { green: 'circle-check', red: 'alert-triangle', grey: 'help-circle' }
