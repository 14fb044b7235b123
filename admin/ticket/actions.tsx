import type { ActionReason, OperatorAction, OperatorVerb, TicketView } from '#engine'
import { ActionButton } from '../case/action-button.tsx'
import { Card } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import { ticketTexts } from './texts.ts'
import { ticketVocabulary } from './words.ts'

type CardVerb = Exclude<OperatorVerb, 'write' | 'note' | 'ask' | 'solve'>

/** Those done at once, and the paths that do them; the others open a dialog. */
const AT_ONCE: Partial<Record<CardVerb, string>> = {
  take: 'taking',
  estimate: 'estimate',
  resume: 'resumption',
}

const BUTTONS: { verb: CardVerb; icon: string }[] = [
  { verb: 'take', icon: 'lifebuoy' },
  { verb: 'assign', icon: 'user-share' },
  { verb: 'handOver', icon: 'arrows-right-left' },
  { verb: 'estimate', icon: 'calculator' },
  { verb: 'propose', icon: 'file-dollar' },
  { verb: 'resume', icon: 'player-play' },
  { verb: 'reclassify', icon: 'flag' },
  { verb: 'reject', icon: 'circle-x' },
]

/** Everything an operator may do besides writing; what is off says why. */
export function Actions({ view }: { view: TicketView }) {
  const t = useText(ticketTexts)
  return (
    <Card title={t.actions}>
      <div class="btn-list actions">
        {BUTTONS.map(({ verb, icon }) => (
          <Action key={verb} view={view} verb={verb} icon={icon} />
        ))}
      </div>
    </Card>
  )
}

function Action({ view, verb, icon }: { view: TicketView; verb: CardVerb; icon: string }) {
  const t = useText(ticketTexts)
  const path = AT_ONCE[verb]
  return (
    <ActionButton
      id={`action-${verb}`}
      icon={icon}
      label={t.verb[verb]}
      off={useOffReason(view, verb)}
      look={verb === 'take' ? 'btn-primary' : verb === 'reject' ? 'btn-outline-danger' : ''}
      {...(path ? { post: `/tickets/${view.ticket.id}/${path}` } : { dialog: `dialog-${verb}` })}
    />
  )
}

/** Why a button is off, in words; null when it is on. */
export function useOffReason({ actions, header }: TicketView, verb: OperatorVerb): string | null {
  const { off } = useText(ticketTexts)
  const { state } = useText(ticketVocabulary)
  const action = actions.find((one): one is OperatorAction & { verb: OperatorVerb } => one.verb === verb)
  if (!action || action.allowed) return null
  return words(action.reason)

  function words(reason: ActionReason): string {
    switch (reason.code) {
      case 'taken':
        return off.taken(header.operator ?? '')
      case 'not_now':
        return off.not_now(reason.states.map((one) => state[one]).join(', '))
      default:
        return off[reason.code]
    }
  }
}
