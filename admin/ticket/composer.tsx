import type { TicketView } from '#engine'
import { Composer } from '../case/composer.tsx'
import type { Draft } from '../form/submission.ts'
import { useText } from '../layout/shell.ts'
import { useOffReason } from './actions.tsx'
import type { TicketChoices } from './page.tsx'
import { ticketTexts } from './texts.ts'

/** The reply box of a ticket: an answer, a question, a solution, or a note for the team. */
export function ReplyBox({
  view,
  choices,
  draft,
}: {
  view: TicketView
  choices: TicketChoices
  draft: Draft
}) {
  const { compose: t } = useText(ticketTexts)
  const write = useOffReason(view, 'write')
  return (
    <Composer
      path={`/tickets/${view.ticket.id}`}
      action="replies"
      draft={draft}
      closed={write && t.ended}
      deeds={[
        { deed: 'solve', icon: 'bulb', label: t.solve, off: useOffReason(view, 'solve') },
        { deed: 'ask', icon: 'help-circle', label: t.ask, off: useOffReason(view, 'ask') },
        { deed: 'write', icon: 'send', label: t.send, off: write, primary: true },
      ]}
      note={{ deed: 'note', label: t.note }}
      cannedTexts={choices.cannedTexts}
    />
  )
}
