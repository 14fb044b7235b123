import type { Classification } from '#engine'
import { commonTexts } from '../administration/texts.ts'
import { Badge, CheckField, RadioField } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import { classificationTexts } from './texts.ts'

export const KINDS = ['opening', 'closing'] as const

export function kindOf({ closing }: Pick<Classification, 'closing'>) {
  return closing ? 'closing' : 'opening'
}

export function ClassificationFields({ item }: { item: Classification | null }) {
  const t = useText(classificationTexts)
  return (
    <>
      {item ? (
        <p class="text-secondary">
          {t.kind}: {t.kinds[kindOf(item)].toLowerCase()}
        </p>
      ) : (
        <RadioField
          name="kind"
          label={t.kind}
          hint={t.kindHint}
          required
          options={KINDS.map((value) => ({ value, label: t.kinds[value] }))}
        />
      )}
      <CheckField name="suggested" label={t.suggested} hint={t.suggestedHint} />
    </>
  )
}

export function ClassificationMarks({ item: { suggested } }: { item: Classification }) {
  const { usedBeforehand } = useText(commonTexts)
  if (!suggested) return null
  return (
    <div class="badges-list mt-1">
      <Badge tone="good">{usedBeforehand}</Badge>
    </div>
  )
}
