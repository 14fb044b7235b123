import { type Agenda, dayAfter } from '#engine'
import { civilDay } from '../administration/civil-date.ts'
import { type Answer, page } from '../answer.ts'
import { asset } from '../assets/assets.ts'
import { EmptyState, LinkButton, PageHeader } from '../layout/components/index.ts'
import { Icon } from '../layout/icon.tsx'
import { useShell, useText } from '../layout/shell.ts'
import { InZone } from '../service-order/zone.tsx'
import type { Visit } from '../visit.ts'
import { columnsOf } from './columns.ts'
import { FeedCard, type ShownFeed } from './feed-card.tsx'
import { Grid, UnplannedOrders } from './grid.tsx'
import { type AgendaQuery, agendaAddress, agendaQuery, type Period, periodOf } from './period.ts'
import { agendaTexts } from './texts.ts'

export function showAgenda(visit: Visit): Promise<Answer> {
  return agendaPage(visit, null)
}

/** Who is where, when. `made`: the secret address of the reader's own calendar, right after it was made. */
export async function agendaPage(visit: Visit, made: string | null): Promise<Answer> {
  const { engine, actor, language } = visit
  const t = agendaTexts(language)
  const query = agendaQuery(visit)
  const companies = await engine.serviceOrders.companies(actor)
  const company = companies.find(({ id }) => id === query.company) ?? companies[0]
  if (!company) return page(t.title, <EmptyState title={t.noCompany} icon="calendar-off" />)
  const period = periodOf(query, engine.clock.now(), company.timeZone)
  const [agenda, choices, since] = await Promise.all([
    engine.agendas.agenda(actor, {
      companyId: company.id,
      day: period.first,
      days: period.days,
      technicianGroupId: query.group,
      technicianId: query.technician,
    }),
    engine.serviceOrders.choices(actor, company.id),
    engine.agendaFeeds.since(actor),
  ])
  return page(
    { title: t.title, wide: true },
    <InZone timeZone={company.timeZone}>
      <AgendaPage
        query={query}
        period={period}
        agenda={agenda}
        companies={companies}
        groups={choices.technicianGroups}
        technicians={choices.technicians.filter(({ groupIds }) => groupIds.length > 0)}
        feed={{ since, made }}
      />
    </InZone>,
  )
}

type Named = { id: string; name: string }
type Props = {
  query: AgendaQuery
  period: Period
  agenda: Agenda
  companies: readonly Named[]
  groups: readonly Named[]
  technicians: readonly Named[]
  feed: ShownFeed
}

function AgendaPage({ query, period, agenda, companies, groups, technicians, feed }: Props) {
  const t = useText(agendaTexts)
  const { language, paths } = useShell()
  const columns = columnsOf(agenda, period)
  const byDay = query.technician !== undefined
  const step = byDay ? 7 : 1
  return (
    <>
      <link rel="stylesheet" href={asset('agenda.css')} />
      <script src={asset('agenda.js')} defer />
      <PageHeader
        title={t.title}
        subtitle={byDay ? agenda.technicians[0]?.name : civilDay(period.day, language)}
      >
        <div class="btn-group">
          <a
            class="btn btn-icon"
            href={agendaAddress(query, { day: dayAfter(period.day, -step) })}
            aria-label={t.before}
            title={t.before}
          >
            <Icon name="chevron-left" />
          </a>
          <a class="btn" href={agendaAddress(query, { day: undefined })}>
            {t.today}
          </a>
          <a
            class="btn btn-icon"
            href={agendaAddress(query, { day: dayAfter(period.day, step) })}
            aria-label={t.after}
            title={t.after}
          >
            <Icon name="chevron-right" />
          </a>
        </div>
        <LinkButton href="/service-orders" icon="tool">
          {t.toOrders}
        </LinkButton>
      </PageHeader>
      <Choices
        query={query}
        day={period.day}
        companies={companies}
        groups={groups}
        technicians={technicians}
      />
      <div id="agenda-problem" aria-live="assertive" />
      <div
        id="agenda"
        hx-get={agendaAddress(query)}
        hx-select="#agenda"
        hx-swap="outerHTML"
        hx-trigger="live from:body"
        data-words={JSON.stringify({
          moving: t.moving('{technician}', '{day}', '{from}', '{until}'),
          back: t.back,
        })}
      >
        <p class="agenda-how text-secondary small">{t.howTo}</p>
        <div class="visually-hidden" aria-live="polite" data-agenda-says />
        <div class="agenda-layout">
          {columns.length === 0 ? (
            <EmptyState
              icon="users"
              title={t.noTechnicians}
              text={t.noTechniciansText}
              action={
                paths.has('/technician-groups') && (
                  <LinkButton href="/technician-groups">{t.toGroups}</LinkButton>
                )
              }
            />
          ) : (
            <Grid columns={columns} byDay={byDay} />
          )}
          <UnplannedOrders orders={agenda.unplanned} />
        </div>
      </div>
      <FeedCard feed={feed} />
    </>
  )
}

function Choices({
  query,
  day,
  companies,
  groups,
  technicians,
}: Pick<Props, 'query' | 'companies' | 'groups' | 'technicians'> & { day: string }) {
  const t = useText(agendaTexts)
  return (
    <form method="get" action="/agenda" class="agenda-choices" data-autosubmit>
      {companies.length > 1 && (
        <Choice
          name="company"
          label={t.company}
          list={companies}
          chosen={query.company ?? companies[0]?.id}
        />
      )}
      <label class="filter-field">
        <span class="form-label">{t.day}</span>
        <input type="date" name="day" class="form-control" value={day} />
      </label>
      <Choice name="group" label={t.group} list={groups} chosen={query.group} empty={t.allGroups} />
      <Choice
        name="technician"
        label={t.technician}
        list={technicians}
        chosen={query.technician}
        empty={t.allTechnicians}
      />
      <noscript>
        <button type="submit" class="btn">
          {t.show}
        </button>
      </noscript>
    </form>
  )
}

function Choice({
  name,
  label,
  list,
  chosen,
  empty,
}: {
  name: string
  label: string
  list: readonly Named[]
  chosen: string | undefined
  empty?: string
}) {
  return (
    <label class="filter-field">
      <span class="form-label">{label}</span>
      <select name={name} class="form-select">
        {empty !== undefined && <option value="">{empty}</option>}
        {list.map((one) => (
          <option key={one.id} value={one.id} selected={one.id === chosen}>
            {one.name}
          </option>
        ))}
      </select>
    </label>
  )
}
