import type { AuditEntry } from '#engine'
import { useDates, useText } from '../layout/shell.ts'
import { fieldTexts } from './field-texts.ts'
import { auditTexts } from './texts.ts'

/** Each field with what stood there and what stands there now. */
export function Changes({ before, after }: Pick<AuditEntry, 'before' | 'after'>) {
  const t = useText(auditTexts)
  const fields = useText(fieldTexts)
  const names = Object.keys({ ...before, ...after }).filter((name) => !UNTOLD.includes(name))
  if (names.length === 0) return null
  return (
    <details class="audit-changes">
      <summary>{t.seeChanges(names.length)}</summary>
      <dl>
        {names.map((name) => (
          <div key={name}>
            <dt>{fields[name as keyof typeof fields] ?? name}</dt>
            <dd>
              {before && (
                <del>
                  <span class="visually-hidden">{t.before}: </span>
                  <Value value={before[name]} />
                </del>
              )}
              {after && (
                <ins>
                  <span class="visually-hidden">{t.after}: </span>
                  <Value value={after[name]} />
                </ins>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

/** Ids and moments that the entry tells already. */
const UNTOLD = ['id', 'createdAt', 'updatedAt', 'version', 'position']

function Value({ value }: { value: unknown }) {
  const t = useText(auditTexts)
  const { dateTime } = useDates()
  if (value === true) return <>{t.yes}</>
  if (value === false) return <>{t.no}</>
  if (Array.isArray(value) && value.length > 0 && value.every((item) => typeof item !== 'object')) {
    return <>{value.join(', ')}</>
  }
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) {
    return <em>{t.empty}</em>
  }
  if (typeof value === 'string' && INSTANT.test(value)) return <>{dateTime(new Date(value))}</>
  return <>{typeof value === 'object' ? JSON.stringify(value) : String(value)}</>
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/
