import { Avatar, Icon, renderDocument } from '../../page/document.tsx'
import { readablePhone } from '../../page/listed-phones.ts'
import type { World } from '../world.ts'

/** The phone of the number itself: the browsers linked to it, and its chats; the browser fills both in. */
export function ownPage({ account }: World, isFramed: boolean): string {
  const number = readablePhone(account.number.split('@')[0] ?? '')
  return renderDocument({
    title: `${account.name} · ${number}`,
    bodyClass: `stage plain${isFramed ? ' framed' : ''}`,
    scripts: ['own-phone.js'],
    children: (
      <>
        {!isFramed && <p class="owner">O telefone do próprio número</p>}
        <main
          id="phone"
          class="phone"
          data-address="/whatsapp/own"
          data-framed={isFramed}
          aria-label={account.name}
        >
          <header class="bar">
            {!isFramed && (
              <a class="icon-button" href="/" aria-label="Todos os telefones">
                <Icon name="chevron-left" />
              </a>
            )}
            <Avatar name={account.name} isBot />
            <div class="who">
              <h1 class="name">{account.name}</h1>
              <p class="status">{number}</p>
            </div>
          </header>
          <div class="own">
            <section class="devices" aria-labelledby="devices-title">
              <h2 id="devices-title">Aparelhos conectados</h2>
              <div id="devices" role="status" />
              <button id="scan" class="start" type="button">
                <Icon name="scan" /> Escanear o código
              </button>
              <p class="hint">
                Lê o código que a página Canais do painel mostra, como faria a câmera do telefone.
              </p>
            </section>
            <section aria-labelledby="chats-title">
              <h2 id="chats-title">Conversas</h2>
              <ul id="chats" class="own-chats" />
            </section>
          </div>
          <div id="toasts" class="toasts" role="status" />
        </main>
      </>
    ),
  })
}
