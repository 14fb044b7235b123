import type { Origin } from '#engine'
import { commonTexts } from '../administration/texts.ts'
import { Badge, CheckField } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import { originTexts } from './texts.ts'

export function OriginFields() {
  const t = useText(originTexts)
  return (
    <>
      <CheckField name="byTechnician" label={t.byTechnician} hint={t.byTechnicianHint} />
      <CheckField name="suggested" label={t.suggested} hint={t.suggestedHint} />
    </>
  )
}

export function OriginMarks({ item: { byTechnician, suggested } }: { item: Origin }) {
  const t = useText(originTexts)
  const { usedBeforehand } = useText(commonTexts)
  if (!byTechnician && !suggested) return null
  return (
    <div class="badges-list mt-1">
      {suggested && <Badge tone="good">{usedBeforehand}</Badge>}
      {byTechnician && <Badge tone="info">{t.byTechnician}</Badge>}
    </div>
  )
}
