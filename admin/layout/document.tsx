import type { ComponentChildren } from 'preact'
import { jsxTemplate } from 'preact/jsx-runtime'
import { asset } from '../assets/assets.ts'
import type { Notice } from './notice.ts'
import { Plain } from './plain.tsx'
import { useShell } from './shell.ts'
import { Toasts } from './toasts.tsx'
import { Workplace } from './workplace.tsx'

/** No evaluation, no styles of its own, only our host; a form shown again with its faults (409, 422) is swapped in. */
const HTMX = JSON.stringify({
  allowEval: false,
  includeIndicatorStyles: false,
  // Not `style`: the policy refuses it, and what Bootstrap has set on a dialog is not for the one in its place.
  attributesToSettle: ['class', 'width', 'height'],
  // What is swapped in hears at once: a fast hand is not lost in the pause for transitions, which no page has.
  defaultSettleDelay: 0,
  selfRequestsOnly: true,
  historyCacheSize: 0,
  refreshOnHistoryMiss: true,
  responseHandling: [
    { code: '204', swap: false },
    { code: '[23]..', swap: true },
    { code: '409', swap: true, error: false },
    { code: '422', swap: true, error: false },
    { code: '[45]..', swap: false, error: true },
  ],
})

const DOCTYPE = '<!doctype html>'

/** The whole page around what a handler shows. */
export function Document(props: {
  title: string
  wide?: boolean
  narrow?: boolean
  notice?: Notice
  children: ComponentChildren
}) {
  const { language, theme, csrf, signedIn, livePosition } = useShell()
  const atWork = signedIn !== null && !signedIn.mustChangePassword
  return (
    <>
      {jsxTemplate([DOCTYPE])}
      <html
        lang={language === 'en' ? 'en' : 'pt-BR'}
        data-theme={theme}
        data-bs-theme={theme === 'dark' ? 'dark' : 'light'}
      >
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <meta name="htmx-config" content={HTMX} />
          <title>{`${props.title} · Bote`}</title>
          <link rel="icon" href={asset('favicon.svg')} type="image/svg+xml" />
          <script src={asset('theme.js')} />
          <link rel="stylesheet" href={asset('tabler.css')} />
          <link rel="stylesheet" href={asset('panel.css')} />
          <script src={asset('tabler.js')} defer />
          <script src={asset('htmx.js')} defer />
          <script src={asset('panel.js')} defer />
        </head>
        <body
          hx-headers={JSON.stringify({ 'X-CSRF-Token': csrf })}
          data-operator={signedIn?.actor.id}
          data-live={atWork ? `/live?since=${livePosition}` : undefined}
        >
          {atWork ? <Workplace {...props} /> : <Plain>{props.children}</Plain>}
          <Toasts notice={props.notice} />
        </body>
      </html>
    </>
  )
}
