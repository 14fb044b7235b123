import type { AuditEntry } from '#engine'
import { useText } from '../layout/shell.ts'
import { auditTexts } from './texts.ts'

/** Each field with what stood there and what stands there now. */
export function Changes({ before, after }: Pick<AuditEntry, 'before' | 'after'>) {
  const t = useText(auditTexts)
  const names = Object.keys({ ...before, ...after }).filter((name) => !UNTOLD.includes(name))
  if (names.length === 0) return null
  return (
    <details class="audit-changes">
      <summary>{t.seeChanges(names.length)}</summary>
      <dl>
        {names.map((name) => (
          <div key={name}>
            <dt>{name}</dt>
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
  const isEmpty =
    value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
  if (isEmpty) return <em>{t.empty}</em>
  return <>{typeof value === 'object' ? JSON.stringify(value) : String(value)}</>
}
