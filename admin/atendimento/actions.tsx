import { ActionButton } from '../case/action-button.tsx'
import { Card } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import type { CaseView } from './case-view.ts'
import { useOffReason } from './off-reason.ts'
import { atendimentoTexts } from './texts.ts'

/** What an operator may do with the case besides writing; what is off says why. */
export function Actions({ view }: { view: CaseView }) {
  const t = useText(atendimentoTexts)
  const path = `/atendimentos/${view.atendimento.id}`
  const off = {
    claim: useOffReason(view, 'claim'),
    release: useOffReason(view, 'release'),
    transfer: useOffReason(view, 'transfer'),
    forward: useForwardOff(view),
    resume: useOffReason(view, 'resume'),
    finish: useOffReason(view, 'finish'),
  }
  return (
    <Card title={t.actions}>
      <div class="btn-list actions">
        <ActionButton
          id="action-claim"
          icon="speedboat"
          label={t.verb.claim}
          off={off.claim}
          look="btn-primary"
          post={`${path}/claiming`}
        />
        <ActionButton
          id="action-release"
          icon="door-exit"
          label={t.verb.release}
          off={off.release}
          post={`${path}/release`}
        />
        <ActionButton
          id="action-transfer"
          icon="user-share"
          label={t.verb.transfer}
          off={off.transfer}
          dialog="dialog-transfer"
        />
        <ActionButton
          id="action-forward"
          icon="arrow-forward-up"
          label={t.verb.forward}
          off={off.forward}
          dialog="dialog-forward"
        />
        <ActionButton
          id="action-resume"
          icon="player-play"
          label={t.verb.resume}
          off={off.resume}
          post={`${path}/resumption`}
        />
        <ActionButton
          id="action-finish"
          icon="circle-check"
          label={t.verb.finish}
          off={off.finish}
          dialog="dialog-finish"
        />
      </div>
    </Card>
  )
}

/** Forwarding has four kinds (R57): the button is off when none of them is possible. */
function useForwardOff(view: CaseView): string | null {
  const reasons = [
    useOffReason(view, 'nextSubprocess'),
    useOffReason(view, 'toSubprocess'),
    useOffReason(view, 'toProcess'),
    useOffReason(view, 'includeViewer'),
  ]
  return reasons.every((reason) => reason !== null) ? (reasons[0] ?? null) : null
}
