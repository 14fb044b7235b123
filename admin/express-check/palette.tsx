import { checkWords, detailWords, type ExpressCheck, type LightResult, lightWords } from '#engine'
import { Icon } from '../layout/icon.tsx'
import { useDates, useShell, useText } from '../layout/shell.ts'
import { expressCheckTexts } from './texts.ts'

/** The eight lights (R43): what each shows in sign, colour and words, and what stands behind it. */
export function CheckPalette({ check }: { check: ExpressCheck }) {
  const t = useText(expressCheckTexts)
  const { ago } = useDates()
  return (
    <>
      <ul class="check-lights">
        {check.results.map((result) => (
          <CheckLight key={result.light} result={result} currency={check.currency} />
        ))}
      </ul>
      <p class="text-secondary small mb-0 mt-2">{t.at(ago(check.at))}</p>
    </>
  )
}

const SIGNS = { green: 'circle-check', red: 'alert-triangle', grey: 'help-circle' } as const

/** The details of a red light are open. */
function CheckLight({ result, currency }: { result: LightResult; currency: string }) {
  const t = useText(expressCheckTexts)
  const { language, timeZone } = useShell()
  const { light, state, details, source, tookMs, fault } = result
  const sources: Record<string, string> = t.source
  const reader = { language, timeZone, currency }
  return (
    <li class={`check-light check-light-${state}`}>
      <details open={state === 'red'}>
        <summary>
          <Icon name={SIGNS[state]} />
          <span class="check-light-name">{checkWords(language).lights[light]}</span>
          <span class="check-light-state">{lightWords(result, language)}</span>
        </summary>
        <div class="check-light-details">
          {details.length === 0 ? (
            <p class="text-secondary mb-1">{t.nothing}</p>
          ) : (
            <ul>
              {details.map((detail, place) => (
                <li key={place} class="text-break">
                  {detailWords(detail, reader)}
                </li>
              ))}
            </ul>
          )}
          <p class="text-secondary small mb-0">
            {t.by(sources[source] ?? source, `${tookMs} ms`)}
            {fault && ` · ${fault}`}
          </p>
        </div>
      </details>
    </li>
  )
}
