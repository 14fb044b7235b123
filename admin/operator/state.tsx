import type { Operator } from '#engine'
import { Badge } from '../layout/components/badge.tsx'
import { useText } from '../layout/shell.ts'
import { operatorTexts } from './texts.ts'

/** Whether the person can come in. */
export function OperatorState({ operator }: { operator: Pick<Operator, 'active' | 'invited'> }) {
  const t = useText(operatorTexts)
  if (!operator.active) return <Badge tone="neutral">{t.inactive}</Badge>
  return operator.invited ? <Badge tone="waiting">{t.invited}</Badge> : <Badge tone="good">{t.active}</Badge>
}
