import type { ComponentChildren } from 'preact'
import { renderToString } from 'preact-render-to-string'

interface DocumentProps {
  title: string
  language?: string
  bodyClass: string
  scripts?: string[]
  children: ComponentChildren
}

/** A whole page as text. */
export function renderDocument(props: DocumentProps): string {
  return `<!doctype html>${renderToString(<Document {...props} />)}`
}

function Document({ title, language = 'pt-BR', bodyClass, scripts = [], children }: DocumentProps) {
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>{title}</title>
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/colours.css" />
        <link rel="stylesheet" href="/assets/phone.css" />
        <link rel="stylesheet" href="/assets/bubbles.css" />
        <link rel="stylesheet" href="/assets/composer.css" />
        <link rel="stylesheet" href="/assets/phones.css" />
        <link rel="stylesheet" href="/assets/plain.css" />
        {scripts.map((script) => (
          <script key={script} type="module" src={`/assets/${script}`} />
        ))}
      </head>
      <body class={bodyClass}>{children}</body>
    </html>
  )
}

export function Icon({ name }: { name: string }) {
  return (
    <svg class="icon" aria-hidden="true">
      <use href={`/assets/icons.svg#${name}`} />
    </svg>
  )
}

/** Two letters on a calm colour that stays the same for the same name. */
export function Avatar({ name, isBot = false }: { name: string; isBot?: boolean }) {
  const letters = name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('')
  const tone = [...name].reduce((sum, char) => sum + char.codePointAt(0)!, 0) % 6
  return (
    <span class={`avatar tone-${isBot ? 'bot' : tone}`} aria-hidden="true">
      {letters.toUpperCase()}
    </span>
  )
}
