import { filled, type OperatorActor, type TicketView } from '#engine'
import { type Answer, page } from '../answer.ts'
import { CaseAssets } from '../case/assets.tsx'
import { withUploads } from '../case/brought-files.ts'
import { type CannedText, COMPOSER_PARTS } from '../case/composer.tsx'
import { Files } from '../case/files.tsx'
import { LiveParts } from '../case/live-parts.tsx'
import { Entries, Older } from '../case/timeline.tsx'
import { PeoplesWords } from '../case/words-of-people.tsx'
import { blank } from '../form/submission.ts'
import { useText } from '../layout/shell.ts'
import { type Choices, choicesFor } from '../queue/choices.ts'
import type { Visit } from '../visit.ts'
import { Actions } from './actions.tsx'
import { ReplyBox } from './composer.tsx'
import { Dialogs, type TicketReturned } from './dialogs.tsx'
import { Head } from './head.tsx'
import { Side } from './side.tsx'
import { ticketTelling } from './telling.ts'
import { ticketTexts } from './texts.ts'

/** What the forms of the page offer. */
export type TicketChoices = Choices & { cannedTexts: CannedText[] }

export function showTicket(visit: Visit): Promise<Answer> {
  return ticketPage(visit, null)
}

/** The page as it stands now; `returned`: a form that came back with what was typed and what is wrong with it. */
export async function ticketPage(visit: Visit, returned: TicketReturned | null): Promise<Answer> {
  const { engine, actor } = visit
  const view = await engine.tickets.view(actor, visit.id())
  const [choices, draft] = await Promise.all([
    choicesOf(visit, view),
    returned?.form === 'reply' ? null : engine.drafts.find(actor, 'reply', view.ticket.id),
  ])
  const reply = await withUploads(visit, returned?.form === 'reply' ? returned.draft : blank(draft?.values))
  return page(
    { title: `${view.ticket.number} ${view.ticket.title}`, wide: true },
    <TicketPage view={view} choices={choices} returned={returned} reply={reply} />,
  )
}

function TicketPage({
  view,
  choices,
  returned,
  reply,
}: {
  view: TicketView
  choices: TicketChoices
  returned: TicketReturned | null
  reply: ReturnType<typeof blank>
}) {
  const t = useText(ticketTexts)
  const { ticket, history } = view
  const path = `/tickets/${ticket.id}`
  return (
    <div class="ticket">
      <CaseAssets />
      <LiveParts
        path={path}
        id={ticket.id}
        head="#ticket-head"
        parts={`#ticket-timeline,#ticket-side,${COMPOSER_PARTS}`}
        unread={ticket.unread}
      />
      <Head view={view} />
      <div class="ticket-columns">
        <div class="ticket-main">
          <section aria-labelledby="timeline-title">
            <h2 class="visually-hidden" id="timeline-title">
              {t.timeline}
            </h2>
            {history.before ? <Older path={path} before={history.before} /> : <Description view={view} />}
            <div id="ticket-timeline">
              <Entries
                telling={ticketTelling(ticket.id)}
                entries={history.entries}
                deliveries={view.deliveries}
              />
            </div>
          </section>
          <ReplyBox view={view} choices={choices} draft={reply} />
        </div>
        <aside class="ticket-side" id="ticket-side" aria-label={t.facts}>
          <Actions view={view} />
          {history.before && <Description view={view} />}
          <Side view={view} />
        </aside>
      </div>
      <Dialogs view={view} choices={choices} returned={returned} />
    </div>
  )
}

/** What the customer said when the ticket was opened. */
function Description({ view: { ticket, files } }: { view: TicketView }) {
  const t = useText(ticketTexts)
  const own = files.filter(({ questionId }) => questionId === null)
  return (
    <section class="card mb-3 description">
      <div class="card-header">
        <h2 class="card-title">{t.description}</h2>
      </div>
      <div class="card-body">
        {ticket.description ? (
          <PeoplesWords text={ticket.description} />
        ) : (
          <p class="text-secondary mb-0">{t.noDescription}</p>
        )}
        <Files files={own} />
      </div>
    </section>
  )
}

async function choicesOf(visit: Visit, { ticket, header }: TicketView): Promise<TicketChoices> {
  const [choices, cannedTexts] = await Promise.all([
    choicesFor(visit),
    visit.engine.cannedTexts.usable(visit.actor, ticket),
  ])
  const names = { cliente: header.customer, contato: header.contact.name, numero: ticket.number }
  return {
    departments: choices.departments.filter(({ companyId }) => companyId === ticket.companyId),
    operators: choices.operators.filter((operator) => mayHave(operator, ticket)),
    cannedTexts: cannedTexts.map(({ id, title, body }) => ({ id, title, body: filled(body, names) })),
  }
}

type Colleague = Pick<OperatorActor, 'companyId'> & { departmentIds: readonly string[] }

/** Only who could see the ticket is offered; no departments of one's own means all. */
function mayHave({ companyId, departmentIds }: Colleague, ticket: TicketView['ticket']): boolean {
  const inCompany = companyId === null || companyId === ticket.companyId
  return inCompany && (departmentIds.length === 0 || departmentIds.includes(ticket.departmentId))
}
