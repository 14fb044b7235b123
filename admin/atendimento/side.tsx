import { PeoplesWords } from '../case/words-of-people.tsx'
import { Card, CsrfField, Moment } from '../layout/components/index.ts'
import { Icon } from '../layout/icon.tsx'
import { useShell, useText } from '../layout/shell.ts'
import { Actions } from './actions.tsx'
import type { CaseView } from './case-view.ts'
import { CheckCard } from './check-card.tsx'
import { Deadline } from './deadline.tsx'
import { Facts } from './facts.tsx'
import { StateBadge } from './marks.tsx'
import { useOffReason } from './off-reason.ts'
import { atendimentoTexts } from './texts.ts'
import { Tools } from './tools.tsx'
import { atendimentoVocabulary } from './words.ts'

/** What stands beside the history. */
export function Side({ view }: { view: CaseView }) {
  return (
    <>
      <Actions view={view} />
      <Rating view={view} />
      <Tools view={view} />
      <Deadline view={view} />
      <CheckCard view={view} />
      <Facts view={view} />
      <Viewers view={view} />
      <Others view={view} />
    </>
  )
}

/** Who sees the case in their workbench without being responsible (R57). */
function Viewers({ view }: { view: CaseView }) {
  const { viewers: t } = useText(atendimentoTexts)
  const { signedIn } = useShell()
  const off = useOffReason(view, 'removeViewer')
  const { viewers, atendimento } = view
  return (
    <Card title={t.title}>
      {viewers.length === 0 ? (
        <p class="text-secondary mb-0">{t.nobody}</p>
      ) : (
        <ul class="viewer-list">
          {viewers.map(({ id, name }) => {
            const isMe = id === signedIn?.actor.id
            return (
              <li key={id}>
                <span>
                  <Icon name="eye" class="icon-inline" /> {name}
                </span>
                {(isMe || off === null) && (
                  <form method="post" action={`/atendimentos/${atendimento.id}/viewers/${id}/removal`}>
                    <CsrfField />
                    <button
                      type="submit"
                      class={`btn btn-sm btn-ghost-secondary ${isMe ? '' : 'btn-icon'}`}
                      title={isMe ? t.leave : t.remove(name)}
                      aria-label={isMe ? undefined : t.remove(name)}
                    >
                      {isMe ? t.leave : <Icon name="x" />}
                    </button>
                  </form>
                )}
              </li>
            )
          })}
        </ul>
      )}
    </Card>
  )
}

/** R66. */
function Rating({ view: { rating } }: { view: CaseView }) {
  const t = useText(atendimentoTexts)
  const { rated } = useText(atendimentoVocabulary)
  if (!rating) return null
  return (
    <Card title={t.rating}>
      <div class="fw-medium">
        <Icon name="star" class="icon-inline" /> {rated(rating.value)} · <Moment date={rating.at} />
      </div>
      {rating.comment && <PeoplesWords text={rating.comment} />}
    </Card>
  )
}

function Others({ view: { others } }: { view: CaseView }) {
  const t = useText(atendimentoTexts)
  if (others.length === 0) return null
  return (
    <Card title={t.others}>
      <ul class="linked">
        {others.map(({ id, protocol, report, state }) => (
          <li key={id}>
            <a href={`/atendimentos/${id}`} class="linked-report">
              {protocol} · {report}
            </a>
            <div>
              <StateBadge state={state} />
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}
