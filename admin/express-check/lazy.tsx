import type { ComponentChildren } from 'preact'
import type { ExpressCheck } from '#engine'
import { Icon } from '../layout/icon.tsx'
import { useText } from '../layout/shell.ts'
import { Palette } from './palette.tsx'
import { expressCheckTexts } from './texts.ts'

/** The palette, asked for once the page is there: a slow source holds no page up. */
export function LazyCheck({ path }: { path: string }) {
  const t = useText(expressCheckTexts)
  return (
    <CheckCard path={path} isLooking>
      <p class="text-secondary mb-0">
        <a href={path}>{t.running}</a>
      </p>
    </CheckCard>
  )
}

/** What was seen, with the button that looks again. */
export function SeenCheck({ path, check }: { path: string; check: ExpressCheck }) {
  return (
    <CheckCard path={path}>
      <Palette check={check} />
    </CheckCard>
  )
}

function CheckCard({
  path,
  isLooking = false,
  children,
}: {
  path: string
  isLooking?: boolean
  children: ComponentChildren
}) {
  const t = useText(expressCheckTexts)
  return (
    <section
      class="card mb-3"
      id="express-check"
      aria-labelledby="express-check-title"
      aria-busy={isLooking}
      {...(isLooking ? { 'hx-get': path, 'hx-trigger': 'load', 'hx-swap': 'outerHTML' } : {})}
    >
      <div class="card-header">
        <h2 class="card-title" id="express-check-title">
          {t.title}
        </h2>
        <div class="card-actions">
          <a class="btn btn-sm" href={path} hx-get={path} hx-target="#express-check" hx-swap="outerHTML">
            <Icon name="refresh" />
            {t.again}
          </a>
        </div>
      </div>
      <div class="card-body" aria-live="polite">
        {children}
      </div>
    </section>
  )
}
