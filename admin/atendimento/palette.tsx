import { checkWords, detailWords, type ExpressCheck, type LightResult, lightWords } from '#engine'
import { Icon } from '../layout/icon.tsx'
import { useDates, useShell, useText } from '../layout/shell.ts'
import { lightsIn } from './express-check.ts'
import { atendimentoTexts } from './texts.ts'

/** Each light in colour and words, what it found, from where, and how old all of it is. */
export function Palette({ check }: { check: ExpressCheck }) {
  const { check: t } = useText(atendimentoTexts)
  const { ago, dateTime } = useDates()
  return (
    <>
      <ul class="palette">
        {lightsIn(check.results).map((result) => (
          <Light key={result.light} result={result} currency={check.currency} />
        ))}
      </ul>
      <p class="text-secondary small mb-0 mt-2" title={dateTime(check.at)}>
        {t.at(ago(check.at))}
      </p>
    </>
  )
}

/** What was found opens under the light; where something is wrong it is open already. */
function Light({ result, currency }: { result: LightResult; currency: string }) {
  const { check: t } = useText(atendimentoTexts)
  const { language, timeZone } = useShell()
  const { light, state, details, source, tookMs } = result
  const rows = details.map((detail) => detailWords(detail, { language, timeZone, currency })).filter(Boolean)
  return (
    <li class={`light light-${state}`}>
      <details open={state === 'red'}>
        <summary>
          <Icon name={ICONS[state]} class="light-sign" />
          <span class="light-name">{checkWords(language).lights[light]}</span>
          <span class="light-state">{lightWords(result, language)}</span>
        </summary>
        <div class="light-found">
          {rows.length > 0 && (
            <ul class="plain-list">
              {rows.map((row) => (
                <li key={row}>{row}</li>
              ))}
            </ul>
          )}
          <div class="text-secondary small">{t.by(source === 'bote' ? 'Bote' : source, tookMs)}</div>
        </div>
      </details>
    </li>
  )
}

const ICONS = { green: 'circle-check', red: 'alert-triangle', grey: 'help-circle' }
