import type { CaseView } from '../atendimento/case-view.ts'
import { useOffReason } from '../atendimento/off-reason.ts'
import { OffButton, SubmitButton } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import { registrationTexts } from './texts.ts'

/** The button of the third step: off until the check was made. `swapped`: comes with the check's answer. */
export function StartGate({ view, swapped = false }: { view: CaseView; swapped?: boolean }) {
  const { starting: t } = useText(registrationTexts)
  const off = useOffReason(view, 'start')
  const isUnchecked = view.atendimento.state === 'registered'
  return (
    <span id="start-gate" hx-swap-oob={swapped ? 'true' : undefined}>
      {off ? (
        <OffButton icon="player-play" reason={isUnchecked ? t.checkFirst : off}>
          {t.start}
        </OffButton>
      ) : (
        <SubmitButton icon="player-play">{t.start}</SubmitButton>
      )}
    </span>
  )
}
