import { fullName } from '../person.ts'
import type { Phone } from '../phone.ts'
import { Avatar, Icon, renderDocument } from './document.tsx'
import { type PageTexts, pageTexts } from './texts.ts'

/** The phone, open at one chat; the browser fills in the messages and keeps them fresh. */
export function chatPage({ bot, person }: Phone, startPayload: string | null, isFramed: boolean): string {
  const texts = pageTexts(person.languageCode)
  return renderDocument({
    title: `${bot.name} · ${fullName(person)}`,
    language: person.languageCode.startsWith('pt') ? 'pt-BR' : 'en',
    bodyClass: isFramed ? 'stage framed' : 'stage',
    scripts: ['phone.js'],
    children: (
      <>
        {!isFramed && <p class="owner">{fullName(person)}</p>}
        <main
          id="phone"
          class="phone"
          data-person={person.id}
          data-bot={bot.username}
          data-start={startPayload}
          aria-label={`${bot.name}, ${fullName(person)}`}
        >
          <Header texts={texts} botName={bot.name} isFramed={isFramed} />
          <div id="messages" class="messages" role="log" aria-live="polite" tabindex={0} />
          <div id="toasts" class="toasts" role="status" />
          <Footer texts={texts} />
          <div id="drop" class="drop" hidden>
            {texts.dropHere}
          </div>
        </main>
        <dialog id="dialog" class="dialog" />
      </>
    ),
  })
}

function Header({ texts, botName, isFramed }: { texts: PageTexts; botName: string; isFramed: boolean }) {
  return (
    <header class="bar">
      {!isFramed && (
        <a class="icon-button" href="/" aria-label={texts.allPhones}>
          <Icon name="chevron-left" />
        </a>
      )}
      <Avatar name={botName} isBot />
      <div class="who">
        <h1 class="name">{botName}</h1>
        <p id="status" class="status" aria-live="polite">
          {texts.online}
        </p>
      </div>
      <button
        id="chat-menu"
        class="icon-button"
        type="button"
        aria-label={texts.chatMenu}
        aria-haspopup="menu"
      >
        <Icon name="dots-vertical" />
      </button>
    </header>
  )
}

function Footer({ texts }: { texts: PageTexts }) {
  return (
    <footer class="foot">
      <button id="jump" class="jump" type="button" hidden aria-label={texts.newMessages}>
        <Icon name="chevron-down" />
      </button>
      <div id="suggestions" class="suggestions" hidden />
      <button id="start" class="start" type="button" hidden>
        {texts.start}
      </button>
      <div id="blocked" class="blocked" hidden>
        <span>{texts.blockedNotice}</span>
        <button id="unblock" class="text-button" type="button">
          {texts.unblock}
        </button>
      </div>
      <form id="composer" class="composer" hidden>
        <div id="context" class="context" hidden />
        <div id="tray" class="tray" hidden />
        <div class="row">
          <button
            id="attach"
            class="icon-button"
            type="button"
            aria-label={texts.attach}
            aria-haspopup="menu"
          >
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
            <button id="commands" class="icon-button" type="button" hidden aria-label={texts.commands}>
              <Icon name="slash" />
            </button>
            <button
              id="keyboard-toggle"
              class="icon-button"
              type="button"
              hidden
              aria-label={texts.keyboardToggle}
              aria-controls="keyboard"
              aria-expanded="true"
            >
              <Icon name="layout-grid" />
            </button>
          </div>
          <button id="send" class="send" type="submit" aria-label={texts.send}>
            <Icon name="send-2" />
          </button>
        </div>
      </form>
      <div id="keyboard" class="keyboard" hidden />
      <input id="media-input" type="file" accept="image/*,video/*" multiple hidden />
      <input id="file-input" type="file" multiple hidden />
      <input id="voice-input" type="file" accept="audio/*" hidden />
    </footer>
  )
}
