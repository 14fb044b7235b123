import { LANGUAGES } from '#engine'
import { CsrfField } from './components/form.tsx'
import { Icon } from './icon.tsx'
import { useShell, useText } from './shell.ts'
import { layoutTexts } from './texts.ts'

const THEMES = [
  { theme: 'light', icon: 'sun' },
  { theme: 'dark', icon: 'moon' },
  { theme: 'auto', icon: 'sun-moon' },
] as const

/** Language and light or dark, as the person likes them. */
export function TasteSwitches() {
  const { language, theme, address } = useShell()
  const t = useText(layoutTexts)
  return (
    <form method="post" action="/taste" class="taste">
      <CsrfField />
      <input type="hidden" name="returnTo" value={address} />
      <fieldset class="btn-group" aria-label={t.language}>
        {LANGUAGES.map((code) => (
          <button
            type="submit"
            name="language"
            value={code}
            class={`btn btn-sm ${code === language ? 'active' : ''}`}
            aria-pressed={code === language}
            lang={code === 'pt' ? 'pt-BR' : 'en'}
          >
            {code === 'pt' ? 'Português' : 'English'}
          </button>
        ))}
      </fieldset>
      <fieldset class="btn-group" aria-label={t.theme}>
        {THEMES.map((one) => (
          <button
            type="submit"
            name="theme"
            value={one.theme}
            class={`btn btn-sm btn-icon ${one.theme === theme ? 'active' : ''}`}
            aria-pressed={one.theme === theme}
            aria-label={t.themes[one.theme]}
            title={t.themes[one.theme]}
          >
            <Icon name={one.icon} />
          </button>
        ))}
      </fieldset>
    </form>
  )
}
