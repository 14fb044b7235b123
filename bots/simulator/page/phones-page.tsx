import { Avatar, Icon, renderDocument } from './document.tsx'
import type { ListedPhone, ListedPhones } from './listed-phones.ts'

/** As many phones as still fit beside each other; a browser also limits live connections to six. */
const SIDE_BY_SIDE = 4

/** Every person's phone, as a list of links; some can be chosen to be seen side by side. */
export function phonesPage(groups: readonly ListedPhones[], { isInvited = false } = {}): string {
  const count = groups.reduce((sum, { phones }) => sum + phones.length, 0)
  const isChoice = !isInvited && count > 1
  return renderDocument({
    title: 'Telefones de demonstração',
    bodyClass: 'list-page',
    children: (
      <main class="list">
        <header class="list-head">
          <h1>{isInvited ? 'Em qual telefone abrir o convite?' : 'Telefones de demonstração'}</h1>
          <p>
            Cada pessoa abaixo tem um telefone com conversa própria. Abra um deles e escreva como se fosse a
            pessoa. Tudo acontece nesta máquina: nada sai para a internet.
          </p>
        </header>
        {count === 0 && <p class="empty">Ainda não há ninguém aqui.</p>}
        <form action="/" method="get">
          {groups.map(({ title, phones }) => (
            <section key={title}>
              {groups.length > 1 && <h2 class="group">{title}</h2>}
              <ul class="people">
                {phones.map((phone) => (
                  <PhoneRow key={phone.key} phone={phone} isChoice={isChoice} />
                ))}
              </ul>
            </section>
          ))}
          {isChoice && (
            <p class="beside">
              <button class="start" type="submit" name="side-by-side">
                <Icon name="layout-grid" /> Ver lado a lado
              </button>
              <span>Marque até {SIDE_BY_SIDE} telefones.</span>
            </p>
          )}
        </form>
      </main>
    ),
  })
}

function PhoneRow({ phone, isChoice }: { phone: ListedPhone; isChoice: boolean }) {
  const { key, name, about, chats } = phone
  const who = (
    <>
      <Avatar name={name} />
      <div class="who">
        <p class="name">{name}</p>
        <p class="status">{about}</p>
      </div>
    </>
  )
  const [only, ...others] = chats
  return (
    <li class="person">
      {isChoice && (
        <label class="pick">
          <input type="checkbox" name="side-by-side" value={key} aria-label={`${name}, lado a lado`} />
        </label>
      )}
      {only && others.length === 0 ? (
        <a class="person-link" href={only.address}>
          {who}
          <span class="count">{only.status}</span>
        </a>
      ) : (
        <div class="person-chats">
          {who}
          <div class="chats">
            {chats.map((chat) => (
              <a key={chat.address} class="chat-link" href={chat.address}>
                <span>{chat.name}</span>
                <small>{chat.status}</small>
              </a>
            ))}
          </div>
        </div>
      )}
    </li>
  )
}

/** Several phones on one page; `keys` chooses which. */
export function sideBySidePage(groups: readonly ListedPhones[], keys: readonly string[]): string {
  const all = groups.flatMap(({ title, phones }) => phones.map((phone) => ({ title, ...phone })))
  const chosen = keys.length > 0 ? keys.flatMap((key) => all.filter((phone) => phone.key === key)) : all
  return renderDocument({
    title: 'Telefones lado a lado',
    bodyClass: 'side-by-side',
    children: (
      <main>
        <header class="choose">
          <h1>Telefones lado a lado</h1>
          <a class="quiet-link" href="/">
            <Icon name="chevron-left" /> Escolher outros telefones
          </a>
        </header>
        <div class="phones">
          {chosen.slice(0, SIDE_BY_SIDE).map(({ key, title, name, chats }) => (
            <figure key={key}>
              <figcaption>
                {name} <small>{title}</small>
              </figcaption>
              <iframe title={`${name}, ${title}`} src={framed(chats[0]?.address ?? '/')} />
            </figure>
          ))}
        </div>
      </main>
    ),
  })
}

function framed(address: string): string {
  return `${address}${address.includes('?') ? '&' : '?'}framed`
}
