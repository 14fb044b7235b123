import type { ComponentChildren } from 'preact'
import { Badge, Form } from '../layout/components/index.ts'
import { Icon } from '../layout/icon.tsx'
import { useText } from '../layout/shell.ts'
import { commonTexts } from './texts.ts'

/** Whether a record is in use, in words. */
export function ActiveBadge({ active }: { active: boolean }) {
  const t = useText(commonTexts)
  return active ? <Badge tone="good">{t.active}</Badge> : <Badge tone="neutral">{t.inactive}</Badge>
}

/** For whom a text or an article is: a company's people, or one department of it. */
export function ForWhom({ company, department }: { company: string | null; department: string | null }) {
  const t = useText(commonTexts)
  return (
    <div class="text-nowrap">
      {department ?? company ?? t.allCompanies}
      {department && <div class="text-secondary small">{company}</div>}
    </div>
  )
}

/** What is known about something: names and values. Values that are not there are left out. */
export function Facts({ rows }: { rows: readonly [label: string, value: ComponentChildren][] }) {
  const known = rows.filter(
    ([, value]) => value !== null && value !== undefined && value !== '' && value !== false,
  )
  return (
    <dl class="record-facts">
      {known.map(([label, value]) => (
        <div key={label} class="record-fact">
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Puts an entry one place up or down: two buttons that work with the keyboard and without scripts. */
export function MoveButtons({
  action,
  name,
  of,
  isFirst,
  isLast,
}: {
  action: string
  name: string
  /** The entry's id, by which the page comes back to the button that was pressed. */
  of?: string
  isFirst: boolean
  isLast: boolean
}) {
  const t = useText(commonTexts)
  return (
    <Form action={action} class="move-buttons">
      <button
        type="submit"
        name="direction"
        value="up"
        id={of && `${of}-up`}
        class="btn btn-icon btn-sm btn-ghost-secondary"
        disabled={isFirst}
        aria-label={t.moveUp(name)}
        title={t.moveUp(name)}
      >
        <Icon name="arrow-up" />
      </button>
      <button
        type="submit"
        name="direction"
        value="down"
        id={of && `${of}-down`}
        class="btn btn-icon btn-sm btn-ghost-secondary"
        disabled={isLast}
        aria-label={t.moveDown(name)}
        title={t.moveDown(name)}
      >
        <Icon name="arrow-down" />
      </button>
    </Form>
  )
}

/** A form of one small button that does one thing. */
export function DoButton({
  action,
  hidden = {},
  icon,
  look = '',
  label,
  children,
}: {
  action: string
  hidden?: Record<string, string>
  icon?: string
  look?: string
  /** For screen readers, where the words on the button are not enough by themselves. */
  label?: string
  children: ComponentChildren
}) {
  return (
    <Form action={action} class="d-inline">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" class={`btn btn-sm ${look}`} aria-label={label}>
        {icon && <Icon name={icon} />}
        {children}
      </button>
    </Form>
  )
}
