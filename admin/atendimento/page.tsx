import { filled, isEndedAtendimento } from '#engine'
import { type Answer, page } from '../answer.ts'
import { withUploads } from '../case/brought-files.ts'
import { type CannedText, COMPOSER_PARTS, Composer } from '../case/composer.tsx'
import { LiveParts } from '../case/live-parts.tsx'
import { blank, type Draft } from '../form/submission.ts'
import { useText } from '../layout/shell.ts'
import { startPage } from '../registration/start-page.tsx'
import type { Visit } from '../visit.ts'
import { AtendimentoAssets } from './assets.tsx'
import { type CaseView, viewOfCase } from './case-view.ts'
import { type CaseChoices, type CaseReturned, Dialogs } from './dialogs.tsx'
import { Head } from './head.tsx'
import { Main } from './main.tsx'
import { useOffReason } from './off-reason.ts'
import { Side } from './side.tsx'
import { atendimentoTexts } from './texts.ts'
import { viewOf } from './views.ts'

export async function showAtendimento(visit: Visit): Promise<Answer> {
  const view = await viewOfCase(visit, visit.id())
  const isStarting = view.atendimento.state === 'registered' || view.atendimento.state === 'checked'
  return isStarting ? startPage(visit, view) : casePage(visit, view, null)
}

/** The page as it stands now; `returned`: a form that came back with what was typed and what is wrong with it. */
export async function atendimentoPage(visit: Visit, returned: CaseReturned | null): Promise<Answer> {
  return casePage(visit, await viewOfCase(visit, visit.id()), returned)
}

async function casePage(visit: Visit, view: CaseView, returned: CaseReturned | null): Promise<Answer> {
  const { engine, actor, language } = visit
  const { id } = view.atendimento
  const isBack = returned?.form === 'comment'
  const [forward, finish, cannedTexts, draft] = await Promise.all([
    engine.atendimentos.forwardChoices(actor, id),
    engine.atendimentos.finishChoices(actor, id),
    cannedTextsOf(visit, view),
    isBack ? null : engine.drafts.find(actor, 'comment', id),
  ])
  const comment = await withUploads(visit, isBack ? returned.draft : blank(draft?.values))
  const { atendimento, header } = view
  return page(
    { title: atendimentoTexts(language).title(atendimento.protocol, header.customer.name), wide: true },
    <CasePage
      view={view}
      choices={{ forward, finish }}
      cannedTexts={cannedTexts}
      returned={returned}
      comment={comment}
      shown={viewOf(visit)}
    />,
  )
}

function CasePage(props: {
  view: CaseView
  choices: CaseChoices
  cannedTexts: readonly CannedText[]
  returned: CaseReturned | null
  comment: Draft
  shown: ReturnType<typeof viewOf>
}) {
  const { view, choices, cannedTexts, returned, comment, shown } = props
  const t = useText(atendimentoTexts)
  const { id, unread } = view.atendimento
  return (
    <div class="ticket">
      <AtendimentoAssets />
      <LiveParts
        path={`/atendimentos/${id}`}
        id={id}
        head="#case-head"
        parts={`#case-events,#case-progress,#case-files,#case-materials,#case-side,${COMPOSER_PARTS}`}
        unread={unread}
      />
      <Head view={view} />
      <div class="ticket-columns">
        <div class="ticket-main">
          <Main view={view} shown={shown} />
          <CommentBox view={view} draft={comment} cannedTexts={cannedTexts} />
        </div>
        <aside class="ticket-side" id="case-side" aria-label={t.facts}>
          <Side view={view} />
        </aside>
      </div>
      <Dialogs view={view} choices={choices} returned={returned} />
    </div>
  )
}

/** Public comments are blue, private ones red (R54); a question stops the clock. */
function CommentBox({
  view,
  draft,
  cannedTexts,
}: {
  view: CaseView
  draft: Draft
  cannedTexts: readonly CannedText[]
}) {
  const { compose: t } = useText(atendimentoTexts)
  const { off } = useText(atendimentoTexts)
  const mayNot = useOffReason(view, 'comment')
  // Private words are possible even after the end.
  const hasEnded = isEndedAtendimento(view.atendimento.state)
  return (
    <Composer
      path={`/atendimentos/${view.atendimento.id}`}
      action="comments"
      draft={draft}
      closed={hasEnded ? t.ended : mayNot}
      deeds={[
        { deed: 'pause', icon: 'help-circle', label: t.pause, off: useOffReason(view, 'pause') },
        {
          deed: 'comment',
          icon: 'send',
          label: t.comment,
          off: hasEnded ? off.ended : mayNot,
          primary: true,
        },
      ]}
      note={{ deed: 'note', label: t.note }}
      cannedTexts={cannedTexts}
    />
  )
}

async function cannedTextsOf(
  { engine, actor }: Visit,
  { atendimento, header }: CaseView,
): Promise<CannedText[]> {
  const texts = await engine.cannedTexts.usable(actor, atendimento)
  const { customer, contact } = header
  const names = {
    cliente: customer.name,
    contato: contact?.name ?? customer.name,
    numero: atendimento.protocol,
  }
  return texts.map(({ id, title, body }) => ({ id, title, body: filled(body, names) }))
}
