import { findChat } from '../chat.ts'
import { fullName, type Person } from '../person.ts'
import type { Bot, World } from '../world.ts'
import { Avatar, Icon, renderDocument } from './document.tsx'

/** As many phones as still fit beside each other; a browser also limits live connections to six. */
const SIDE_BY_SIDE = 4

/** What a link such as `t.me/<bot>?start=…` opens. */
export interface Invitation {
  bot: Bot
  payload: string
}

/** Every person's phone, as a list of links; with an invitation, links that open it on that phone. */
export function phonesPage(world: World, invitation?: Invitation): string {
  const bots = invitation ? [invitation.bot] : [...world.bots.values()]
  const people = [...world.people.values()].filter((person) => botsOf(person, bots).length > 0)
  return renderDocument({
    title: 'Telefones de demonstração',
    bodyClass: 'list-page',
    children: (
      <main class="list">
        <header class="list-head">
          <h1>{invitation ? 'Em qual telefone abrir o convite?' : 'Telefones de demonstração'}</h1>
          <p>
            Cada pessoa abaixo tem um telefone com conversa própria. Abra um deles e escreva como se fosse a
            pessoa. Tudo acontece nesta máquina: nada sai para a internet.
          </p>
        </header>
        {people.length === 0 ? (
          <p class="empty">Ainda não há ninguém aqui.</p>
        ) : (
          <ul class="people">
            {people.map((person) => (
              <PersonRow
                key={person.id}
                world={world}
                person={person}
                bots={botsOf(person, bots)}
                payload={invitation?.payload}
              />
            ))}
          </ul>
        )}
        {people.length > 1 && (
          <p>
            <a class="quiet-link" href="/?side-by-side">
              <Icon name="layout-grid" /> Ver lado a lado
            </a>
          </p>
        )}
      </main>
    ),
  })
}

function PersonRow({
  world,
  person,
  bots,
  payload,
}: {
  world: World
  person: Person
  bots: Bot[]
  payload: string | undefined
}) {
  const start = payload ? `&start=${encodeURIComponent(payload)}` : ''
  const who = (
    <>
      <Avatar name={fullName(person)} />
      <div class="who">
        <p class="name">{fullName(person)}</p>
        <p class="status">{person.phone ? readablePhone(person.phone) : (bots[0]?.name ?? 'sem telefone')}</p>
      </div>
    </>
  )
  const [bot, ...others] = bots
  if (bot && others.length === 0) {
    return (
      <li>
        <a class="person-link" href={`/chat/${person.id}?bot=${encodeURIComponent(bot.username)}${start}`}>
          {who}
          <span class="count">{statusOf(world, bot, person)}</span>
        </a>
      </li>
    )
  }
  return (
    <li class="person">
      {who}
      <div class="chats">
        {bots.map((bot) => (
          <a
            key={bot.id}
            class="chat-link"
            href={`/chat/${person.id}?bot=${encodeURIComponent(bot.username)}${start}`}
          >
            <span>{bot.name}</span>
            <small>{statusOf(world, bot, person)}</small>
          </a>
        ))}
      </div>
    </li>
  )
}

/** The bots that a person's phone shows. */
function botsOf({ bot }: Person, bots: readonly Bot[]): Bot[] {
  return bots.filter(({ username }) => bot === undefined || bot === username)
}

/** +5511987654321 → +55 11 98765-4321; other countries' numbers as they are. */
function readablePhone(phone: string): string {
  return phone.replace(/^\+?55(\d{2})(\d{4,5})(\d{4})$/, '+55 $1 $2-$3')
}

function statusOf(world: World, bot: Bot, person: Person): string {
  const chat = findChat(world, bot, person.id)
  if (chat?.blocked) return 'bloqueado'
  if (!chat?.started) return 'nova conversa'
  const count = chat.messages.length
  return count === 1 ? '1 mensagem' : `${count} mensagens`
}

/** Several phones on one page; `ids` chooses whose. */
export function sideBySidePage(world: World, ids: number[]): string {
  const chosen = ids.length > 0 ? ids : [...world.people.keys()]
  const people = chosen.map((id) => world.people.get(id)).filter((person) => person !== undefined)
  return renderDocument({
    title: 'Telefones lado a lado',
    bodyClass: 'side-by-side',
    children: (
      <main class="phones">
        {people.slice(0, SIDE_BY_SIDE).map((person) => (
          <figure key={person.id}>
            <figcaption>{fullName(person)}</figcaption>
            <iframe title={fullName(person)} src={`/chat/${person.id}?framed`} />
          </figure>
        ))}
      </main>
    ),
  })
}
