import { checkWords, detailWords, type ExpressCheck, type LightResult, lightsIn, lightWords } from '#engine'
import { Icon } from '../layout/icon.tsx'
import { useDates, useShell, useText } from '../layout/shell.ts'
import { expressCheckTexts } from './texts.ts'

/** Each light (R43) in sign, colour and words, what it found, from where, and how old all of it is. */
export function Palette({ check }: { check: ExpressCheck }) {
  const t = useText(expressCheckTexts)
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

const SIGNS = { green: 'circle-check', red: 'alert-triangle', grey: 'help-circle' } as const

/** What was found opens under the light; where something is wrong it is open already. */
function Light({ result, currency }: { result: LightResult; currency: string }) {
  const t = useText(expressCheckTexts)
  const { language, timeZone } = useShell()
  const { light, state, details, source, tookMs, fault } = result
  const sources: Record<string, string> = t.source
  const found = details.map((detail) => detailWords(detail, { language, timeZone, currency })).filter(Boolean)
  return (
    <li class={`light light-${state}`}>
      <details open={state === 'red'}>
        <summary>
          <Icon name={SIGNS[state]} class="light-sign" />
          <span class="light-name">{checkWords(language).lights[light]}</span>
          <span class="light-state">{lightWords(result, language)}</span>
        </summary>
        <div class="light-found">
          {found.length > 0 && (
            <ul>
              {found.map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          )}
          <div class="text-secondary small">
            {t.by(sources[source] ?? source, `${tookMs} ms`)}
            {fault && ` · ${fault}`}
          </div>
        </div>
      </details>
    </li>
  )
}
