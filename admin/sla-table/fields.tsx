import { formatBusinessTime, SLA_TYPES, type SlaTimes, type SlaType } from '#engine'
import { Badge, FaultAndHint, useField } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import { slaTableTexts } from './texts.ts'
import { cell } from './times.ts'

/** A grid: a line for each type of work, a column for the first response and one for the solution. */
export function SlaTableFields({ item }: { item: object | null }) {
  const t = useText(slaTableTexts)
  return (
    <fieldset class="mb-3">
      <legend class="form-section">{t.times}</legend>
      <p class="text-secondary">{t.timesHint}</p>
      <table class="table sla-grid">
        <thead>
          <tr>
            <th scope="col">{t.type}</th>
            <th scope="col">{t.firstResponse}</th>
            <th scope="col">{t.resolution}</th>
          </tr>
        </thead>
        <tbody>
          {SLA_TYPES.map((type) => (
            <tr key={type}>
              <th scope="row">{t.types[type]}</th>
              <td>
                <Time type={type} part="firstResponse" />
              </td>
              <td>
                <Time type={type} part="resolution" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {item && <p class="text-secondary small mb-0">{t.keeps}</p>}
    </fieldset>
  )
}

function Time({ type, part }: { type: SlaType; part: 'firstResponse' | 'resolution' }) {
  const t = useText(slaTableTexts)
  const name = cell(type, part)
  const { control, value, invalid } = useField({ name })
  return (
    <>
      <input
        {...control}
        class={`form-control ${invalid}`}
        value={value}
        inputmode="text"
        placeholder="h:mm"
        autocomplete="off"
        maxLength={10}
        aria-label={`${t.types[type]}: ${t[part]}`}
      />
      <FaultAndHint name={name} />
    </>
  )
}

type Marked = { times: SlaTimes; contracts: number; companies: readonly string[] }

export function SlaTableMarks({ item: { times, contracts, companies } }: { item: Marked }) {
  const t = useText(slaTableTexts)
  const known = SLA_TYPES.flatMap((type) => {
    const time = times[type]
    return time ? [`${t.types[type]} ${formatBusinessTime(time.resolutionMinutes)}`] : []
  })
  return (
    <>
      <div class="text-secondary small">{known.length > 0 ? known.join(' · ') : t.noTimes}</div>
      <div class="badges-list mt-1">
        {companies.length > 0 && <Badge tone="good">{t.standard(companies.join(', '))}</Badge>}
        <span class="text-secondary small">{t.contracts(contracts)}</span>
      </div>
    </>
  )
}
