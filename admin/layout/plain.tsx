import type { ComponentChildren } from 'preact'
import { Logo } from './logo.tsx'
import { useText } from './shell.ts'
import { TasteSwitches } from './taste.tsx'
import { layoutTexts } from './texts.ts'

/** Pages for people who are not at work yet: sign-in, recovery, set-up. */
export function Plain({ children }: { children: ComponentChildren }) {
  const t = useText(layoutTexts)
  return (
    <div class="plain">
      <main class="plain-main" id="content">
        <div class="plain-brand">
          <Logo size={48} />
          <div>
            <div class="plain-name">Bote</div>
            <div class="text-secondary">{t.slogan}</div>
          </div>
        </div>
        {children}
      </main>
      <footer class="plain-footer">
        <TasteSwitches />
      </footer>
    </div>
  )
}
