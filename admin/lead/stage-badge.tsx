import type { LeadStage } from '#engine'
import { Badge, type Tone } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import { leadTexts } from './texts.ts'

const TONES: Record<LeadStage, Tone> = {
  prospecting: 'neutral',
  qualification: 'info',
  proposal: 'progress',
  negotiation: 'waiting',
  won: 'good',
  lost: 'bad',
}

export function StageBadge({ stage }: { stage: LeadStage }) {
  return <Badge tone={TONES[stage]}>{useText(leadTexts).stages[stage]}</Badge>
}
