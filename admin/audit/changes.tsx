import type { AuditEntry } from '#engine'
import { useText } from '../layout/shell.ts'
import { fieldTexts } from './field-texts.ts'
import { auditTexts } from './texts.ts'
import { Value } from './values.tsx'

/** Each field with what stood there and what stands there now. */
export function Changes({ before, after, names }: Pick<AuditEntry, 'before' | 'after' | 'names'>) {
  const t = useText(auditTexts)
  const fields = useText(fieldTexts)
  const changed = Object.keys({ ...before, ...after }).filter((name) => !UNTOLD.includes(name))
  if (changed.length === 0) return null
  return (
    <details class="audit-changes">
      <summary>{t.seeChanges(changed.length)}</summary>
      <dl>
        {changed.map((name) => (
          <div key={name}>
            <dt>{fields[name as keyof typeof fields] ?? name}</dt>
            <dd>
              {before && (
                <del>
                  <span class="visually-hidden">{t.before}: </span>
                  <Value field={name} value={before[name]} names={names} />
                </del>
              )}
              {after && (
                <ins>
                  <span class="visually-hidden">{t.after}: </span>
                  <Value field={name} value={after[name]} names={names} />
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
