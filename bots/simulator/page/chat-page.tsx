import { fullName } from '../person.ts'
import type { Phone } from '../phone.ts'
import { Icon } from './document.tsx'
import { Composer, phoneFrame } from './phone-frame.tsx'
import { type PageTexts, pageTexts } from './texts.ts'

/** A phone on Telegram, open at its chat with a bot. */
export function chatPage({ bot, person }: Phone, startPayload: string | null, isFramed: boolean): string {
  const texts = pageTexts(person.languageCode)
  return phoneFrame({
    owner: fullName(person),
    other: bot.name,
    language: person.languageCode.startsWith('pt') ? 'pt-BR' : 'en',
    texts,
    address: `/chat/${person.id}`,
    query: `?bot=${encodeURIComponent(bot.username)}`,
    start: startPayload,
    isFramed,
    back: isFramed ? undefined : { href: '/', label: texts.allPhones },
    script: 'phone.js',
    offers: (
      <button
        id="chat-menu"
        class="icon-button"
        type="button"
        aria-label={texts.chatMenu}
        aria-haspopup="menu"
      >
        <Icon name="dots-vertical" />
      </button>
    ),
    children: <Foot texts={texts} />,
  })
}

function Foot({ texts }: { texts: PageTexts }) {
  return (
    <>
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
      <Composer texts={texts} isHidden>
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
      </Composer>
      <div id="keyboard" class="keyboard" hidden />
    </>
  )
}
