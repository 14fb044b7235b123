import { AreaField, Badge } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import { accessPointTexts } from './texts.ts'

export function AccessPointFields() {
  const t = useText(accessPointTexts)
  return <AreaField name="address" label={t.address} rows={2} />
}

type Marked = { address: string | null; connections: number; stopped: boolean }

export function AccessPointMarks({ item: { address, connections, stopped } }: { item: Marked }) {
  const t = useText(accessPointTexts)
  return (
    <>
      {address && <div class="text-secondary small as-typed clamped">{address}</div>}
      <div class="badges-list mt-1">
        {stopped && (
          <Badge tone="bad" icon="plug-connected-x">
            {t.stopped}
          </Badge>
        )}
        <span class="text-secondary small">{t.connections(connections)}</span>
      </div>
    </>
  )
}
