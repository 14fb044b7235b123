import { type CalendarDetails, type ClosureDay, formatHours } from '#engine'
import { civilDate, civilDay } from '../administration/civil-date.ts'
import { DoButton } from '../administration/pieces.tsx'
import { Badge, Card, Form, LinkButton, type Tone } from '../layout/components/index.ts'
import { Icon } from '../layout/icon.tsx'
import { useShell, useText } from '../layout/shell.ts'
import { calendarTexts } from './texts.ts'
import { YearView } from './year-view.tsx'

type Year = {
  calendar: CalendarDetails
  days: readonly ClosureDay[]
  states: Record<string, string>
  year: number
  state: string | undefined
  mayChange: boolean
}

/** A year at a glance, and each of its days with a switch. */
export function YearCard(props: Year) {
  const { calendar, days, year, mayChange } = props
  const t = useText(calendarTexts)
  return (
    <Card title={t.yearOf(year)} id="year" flush>
      <div class="card-body">
        <p class="text-secondary">{t.yearText}</p>
        <YearChoice {...props} />
        <YearView calendar={calendar} days={days} year={year} />
        {mayChange && <AcceptAll {...props} />}
      </div>
      <ul class="list-group list-group-flush">
        {days.map((day) => (
          <li key={day.date} class="list-group-item closure-line">
            <Day {...props} day={day} />
          </li>
        ))}
      </ul>
      {days.length === 0 && <p class="card-body text-secondary">{t.noDays}</p>}
    </Card>
  )
}

function YearChoice({ calendar, states, year, state }: Year) {
  const t = useText(calendarTexts)
  const address = (other: number) =>
    `/calendars/${calendar.id}?year=${other}${state ? `&state=${state}` : ''}#year`
  return (
    <div class="year-choice">
      <div class="btn-list">
        <LinkButton small icon="chevron-left" href={address(year - 1)}>
          {year - 1}
        </LinkButton>
        <LinkButton small href={address(year + 1)}>
          {year + 1}
          <Icon name="chevron-right" />
        </LinkButton>
      </div>
      <form method="get" action={`/calendars/${calendar.id}#year`} class="search-bar mb-0" data-autosubmit="">
        <input type="hidden" name="year" value={year} />
        <select name="state" class="form-select search-bar-choice" aria-label={t.state}>
          <option value="">{t.noState}</option>
          {Object.entries(states).map(([code, name]) => (
            <option key={code} value={code} selected={code === state}>
              {name}
            </option>
          ))}
        </select>
        <button type="submit" class="btn">
          {t.show}
        </button>
      </form>
    </div>
  )
}

function AcceptAll({ calendar, days, year, state }: Year) {
  const t = useText(calendarTexts)
  const missing = days.filter(({ kept, kind }) => !kept && (kind === 'national' || kind === 'state')).length
  if (missing === 0) return null
  return (
    <div class="mt-3">
      <DoButton
        action={`/calendars/${calendar.id}/holidays`}
        hidden={{ year: String(year), state: state ?? '' }}
        icon="calendar-check"
        look="btn-primary"
      >
        {t.accept(missing)}
      </DoButton>
    </div>
  )
}

const TONES: Record<ClosureDay['kind'], Tone> = {
  national: 'info',
  state: 'progress',
  optional: 'waiting',
  own: 'neutral',
}

function Day({ calendar, year, state, mayChange, day }: Year & { day: ClosureDay }) {
  const t = useText(calendarTexts)
  const { language } = useShell()
  const partly = day.open.length > 0
  const words = !day.active ? t.isOpen : partly ? t.isPartly(formatHours(day.open)) : t.isClosed
  const place = `?year=${year}${state ? `&state=${state}` : ''}`
  return (
    <>
      <div class="closure-words">
        <div class="fw-medium text-break">{day.name}</div>
        <div class="text-secondary small">
          {civilDay(day.date, language)} <Badge tone={TONES[day.kind]}>{t.kinds[day.kind]}</Badge>
        </div>
      </div>
      <div class="closure-state">
        <span class="small">{words}</span>
        {mayChange && (
          <>
            <a
              class="btn btn-icon btn-sm btn-ghost-secondary"
              href={`/calendars/${calendar.id}${place}&day=${day.date}#day`}
              aria-label={`${t.edit}: ${day.name}`}
              title={t.edit}
            >
              <Icon name="pencil" />
            </a>
            {day.kept && day.kind === 'own' && (
              <DoButton
                action={`/calendars/${calendar.id}/closures/${day.date}/removal${place}`}
                look="btn-icon btn-ghost-secondary"
                label={`${t.remove}: ${day.name}`}
                icon="trash"
              >
                {null}
              </DoButton>
            )}
            <Switch
              action={`/calendars/${calendar.id}/closures/${day.date}/switch${place}`}
              label={t.switchOf(day.name, civilDate(day.date, language))}
              on={day.active}
            />
          </>
        )}
      </div>
    </>
  )
}

function Switch({ action, label, on }: { action: string; label: string; on: boolean }) {
  return (
    <Form
      action={action}
      class="d-inline"
      hx-post={action}
      hx-target="#year"
      hx-select="#year"
      hx-swap="outerHTML show:none"
    >
      <button
        type="submit"
        role="switch"
        aria-checked={on}
        aria-label={label}
        name="active"
        value={on ? 'off' : 'on'}
        class="switch-button"
      />
    </Form>
  )
}
