import type { AtendimentoState, HistoryEntry } from '#engine'
import type { Telling } from '../case/timeline.tsx'
import { Icon } from '../layout/icon.tsx'
import { useShell, useText } from '../layout/shell.ts'
import type { CaseView } from './case-view.ts'
import { goesByItself, happenedIcon, happenedWords } from './happened.ts'
import { StateBadge } from './marks.tsx'
import { atendimentoTexts } from './texts.ts'

type Entry = HistoryEntry<AtendimentoState>

/** How the history of an atendimento is told; `last`: whose words may still be edited, if any are there. */
export function atendimentoTelling(id: string, last: Entry | null = null): Telling<AtendimentoState> {
  return {
    noun: 'atendimento',
    path: `/atendimentos/${id}`,
    words: happenedWords,
    who: (entry) => (goesByItself(entry) ? 'Bote' : entry.actor),
    icon: happenedIcon,
    State: StateBadge,
    more: (entry) => entry === last && <EditButton entry={entry} />,
  }
}

/** R54: the last thing that happened, when that was a comment. */
export function lastComment({ history }: Pick<CaseView, 'history'>): Entry | null {
  const last = history.entries.findLast(({ type }) => type !== 'edit')
  return last?.log ? last : null
}

/** Only its author may. */
function EditButton({ entry }: { entry: Entry }) {
  const { signedIn } = useShell()
  const { compose: t } = useText(atendimentoTexts)
  if (entry.log?.authorId !== signedIn?.actor.id) return null
  return (
    <button type="button" class="btn btn-sm mt-2" data-bs-toggle="modal" data-bs-target="#dialog-edit">
      <Icon name="pencil" />
      {t.edit}
    </button>
  )
}
