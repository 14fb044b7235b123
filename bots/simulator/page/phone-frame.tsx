import type { ComponentChildren } from 'preact'
import { Avatar, Icon, renderDocument } from './document.tsx'
import type { PageTexts } from './texts.ts'

interface FrameProps {
  /** Whose phone it is. */
  owner: string
  /** With whom they chat. */
  other: string
  language: 'pt-BR' | 'en'
  texts: PageTexts
  /** Where the page's actions go. */
  address: string
  query?: string
  start?: string | null
  isFramed: boolean
  /** Where the way back leads; nowhere when left out. */
  back?: { href: string; label: string } | undefined
  look?: string
  script: string
  /** What the bar offers beside the name. */
  offers?: ComponentChildren
  /** What stands below the messages. */
  children: ComponentChildren
}

/** A phone, open at one chat; the browser fills in the messages and keeps them fresh. */
export function phoneFrame({ owner, other, language, texts, address, query, ...rest }: FrameProps): string {
  const { start, isFramed, back, look = '', script, offers, children } = rest
  return renderDocument({
    title: `${other} · ${owner}`,
    language,
    bodyClass: `stage ${look}${isFramed ? ' framed' : ''}`,
    scripts: [script],
    children: (
      <>
        {!isFramed && <p class="owner">{owner}</p>}
        <main
          id="phone"
          class="phone"
          data-address={address}
          data-query={query}
          data-start={start}
          aria-label={`${other}, ${owner}`}
        >
          <header class="bar">
            {back && (
              <a class="icon-button" href={back.href} aria-label={back.label}>
                <Icon name="chevron-left" />
              </a>
            )}
            <Avatar name={other} isBot />
            <div class="who">
              <h1 class="name">{other}</h1>
              <p id="status" class="status" aria-live="polite">
                {texts.online}
              </p>
            </div>
            {offers}
          </header>
          <div id="messages" class="messages" role="log" aria-live="polite" tabindex={0} />
          <div id="toasts" class="toasts" role="status" />
          <footer class="foot">
            <button id="jump" class="jump" type="button" hidden aria-label={texts.newMessages}>
              <Icon name="chevron-down" />
            </button>
            {children}
            <input id="media-input" type="file" accept="image/*,video/*" multiple hidden />
            <input id="file-input" type="file" multiple hidden />
            <input id="voice-input" type="file" accept="audio/*" hidden />
          </footer>
          <div id="drop" class="drop" hidden>
            {texts.dropHere}
          </div>
        </main>
        <dialog id="dialog" class="dialog" />
      </>
    ),
  })
}

/** Where one writes; `children` stand beside the field. */
export function Composer({
  texts,
  isHidden = false,
  children,
}: {
  texts: PageTexts
  isHidden?: boolean
  children?: ComponentChildren
}) {
  return (
    <form id="composer" class="composer" hidden={isHidden}>
      <div id="context" class="context" hidden />
      <div id="tray" class="tray" hidden />
      <div class="row">
        <button id="attach" class="icon-button" type="button" aria-label={texts.attach} aria-haspopup="menu">
          <Icon name="paperclip" />
        </button>
        <div class="field">
          <textarea
            id="text"
            rows={1}
            maxlength={20_000}
            placeholder={texts.message}
            aria-label={texts.message}
            enterkeyhint="send"
            autocomplete="off"
          />
          {children}
        </div>
        <button id="send" class="send" type="submit" aria-label={texts.send}>
          <Icon name="send-2" />
        </button>
      </div>
    </form>
  )
}
