import { renderToString } from 'preact-render-to-string'
import type { MailPayload } from '../channel.ts'
import type { Span } from '../message.ts'
import { paragraphs, safeHref } from './paragraphs.ts'
import { mailTexts, threadText } from './texts.ts'

// Mail programs know little: tables for the frame, styles on the elements, one block for the dark mode of those that
// have it. No image, so nothing is fetched and nothing tells who has read.
const DARK = `
  @media (prefers-color-scheme: dark) {
    .ground { background: #131720 !important; }
    .card { background: #1d2430 !important; border-color: #303a4a !important; }
    .words, .words p, .title { color: #e9edf3 !important; }
    .quiet { color: #a7b3c4 !important; }
    .line { border-color: #303a4a !important; }
    .words a { color: #8ab8ff !important; }
    .words a.button { color: #ffffff !important; }
  }`
const FONT = "-apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif"

/** The mail as a page: everything in it is text first and escaped. */
export function mailHtml(mail: MailPayload, brand: string): string {
  return `<!doctype html>${renderToString(<Page mail={mail} brand={brand} />)}`
}

function Page({ mail, brand }: { mail: MailPayload; brand: string }) {
  return (
    <html lang={mail.language === 'en' ? 'en' : 'pt-BR'}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{mail.subject}</title>
        <style>{DARK}</style>
      </head>
      <body class="ground" style={{ margin: 0, padding: 0, background: '#f2f4f8' }}>
        <table
          class="ground"
          role="presentation"
          width="100%"
          cellspacing="0"
          cellpadding="0"
          style={{ background: '#f2f4f8' }}
        >
          <tbody>
            <tr>
              <td align="center" style={{ padding: '24px 12px' }}>
                <Card mail={mail} brand={brand} />
              </td>
            </tr>
          </tbody>
        </table>
      </body>
    </html>
  )
}

function Card({ mail, brand }: { mail: MailPayload; brand: string }) {
  const say = mailTexts(mail.language)
  const style = {
    maxWidth: '560px',
    background: '#ffffff',
    border: '1px solid #dde3ec',
    borderRadius: '10px',
    fontFamily: FONT,
    fontSize: '16px',
    lineHeight: '1.55',
    textAlign: 'left' as const,
  }
  return (
    <table class="card" role="presentation" width="100%" cellspacing="0" cellpadding="0" style={style}>
      <tbody>
        <tr>
          <td class="line" style={{ padding: '18px 28px', borderBottom: '1px solid #e6eaf1' }}>
            <span class="title" style={{ fontWeight: 600, color: '#1b2430' }}>
              {brand}
            </span>
            {mail.thread && (
              <span class="quiet" style={{ color: '#5a6778' }}>
                {' · '}
                {threadText(mail.thread, mail.language)}
              </span>
            )}
          </td>
        </tr>
        <tr>
          <td class="words" style={{ padding: '24px 28px 20px', color: '#1b2430' }}>
            <h1
              class="title"
              style={{ margin: '0 0 14px', fontSize: '20px', lineHeight: '1.3', color: '#1b2430' }}
            >
              {mail.subject}
            </h1>
            <Words mail={mail} />
          </td>
        </tr>
        <tr>
          <td
            class="line quiet"
            style={{
              padding: '16px 28px',
              borderTop: '1px solid #e6eaf1',
              color: '#5a6778',
              fontSize: '13px',
            }}
          >
            {say.noReply}
          </td>
        </tr>
      </tbody>
    </table>
  )
}

function Words({ mail }: { mail: MailPayload }) {
  const say = mailTexts(mail.language)
  const choices = (mail.message.choices ?? []).flat()
  const links = choices.flatMap((choice) => {
    const href = 'href' in choice ? safeHref(choice.href) : undefined
    return href ? [{ label: choice.label, href }] : []
  })
  const files = mail.message.attachments?.length ?? 0
  return (
    <>
      {withoutHeading(mail).map((paragraph) => (
        <p style={{ margin: '0 0 14px', overflowWrap: 'anywhere' }}>
          {paragraph.map((line, n) => (
            <>
              {n > 0 && <br />}
              {line.map((span) => (
                <Piece span={span} />
              ))}
            </>
          ))}
        </p>
      ))}
      {links.map(({ label, href }) => (
        <p style={{ margin: '0 0 14px' }}>
          <a class="button" href={href} style={BUTTON}>
            {label}
          </a>
        </p>
      ))}
      {files > 0 && <p style={{ margin: '0 0 14px' }}>{say.files(files)}</p>}
      {choices.some((choice) => 'data' in choice) && (
        <p class="quiet" style={{ margin: '0 0 14px', color: '#5a6778' }}>
          {say.answerInChat}
        </p>
      )}
    </>
  )
}

const BUTTON = {
  display: 'inline-block',
  padding: '10px 20px',
  borderRadius: '6px',
  background: '#1a56b8',
  color: '#ffffff',
  textDecoration: 'none',
  fontWeight: 600,
}

function Piece({ span }: { span: Span }) {
  if (typeof span === 'string') return <>{span}</>
  if ('bold' in span) return <strong>{span.bold}</strong>
  if ('italic' in span) return <em>{span.italic}</em>
  if ('code' in span) {
    return <code style={{ fontFamily: 'Consolas, Menlo, monospace', fontSize: '1.05em' }}>{span.code}</code>
  }
  const href = safeHref(span.href)
  if (!href) return <>{span.link}</>
  return (
    <a href={href} rel="noopener noreferrer nofollow" style={{ color: '#1a56b8' }}>
      {span.link}
    </a>
  )
}

/** The subject is the heading: words that begin by repeating it would say it twice. */
export function withoutHeading(mail: MailPayload): Span[][][] {
  const found = paragraphs(mail.message.text)
  const [[first] = []] = found
  const only = first?.length === 1 ? first[0] : undefined
  const words = typeof only === 'string' ? only : only && 'bold' in only ? only.bold : undefined
  if (words?.trim() !== mail.subject.trim()) return found
  const [[, ...lines] = [], ...rest] = found
  return lines.length > 0 ? [lines, ...rest] : rest
}
