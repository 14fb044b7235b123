import { checkWords, type Language, type LightSeen } from '#engine'
import { Mark } from '../case/mark-icons.tsx'
import type { atendimentoVocabulary } from './words.ts'

/** What the last check showed, short enough for a row: the red ones by name. Nothing when nobody looked. */
export function lightsOf(
  lights: readonly LightSeen[],
  words: ReturnType<typeof atendimentoVocabulary>,
  language: Language,
) {
  if (lights.length === 0) return null
  const red = lights.filter(({ state }) => state === 'red')
  const grey = lights.filter(({ state }) => state === 'grey').length
  if (red.length === 0 && grey === 0) {
    return (
      <span class="lights-row text-alive">
        {Mark('check')} {words.clear}
      </span>
    )
  }
  return (
    <span class="lights-row">
      {red.slice(0, SHOWN).map(({ light }) => (
        <span class="badge badge-bad" key={light}>
          {Mark('alert-triangle')}
          {checkWords(language).red[light]}
        </span>
      ))}
      {red.length > SHOWN && <span class="badge badge-bad">{words.more(red.length - SHOWN)}</span>}
      {grey > 0 && (
        <span class="badge badge-neutral">
          {Mark('help-circle')}
          {words.grey(grey)}
        </span>
      )}
    </span>
  )
}

const SHOWN = 2
