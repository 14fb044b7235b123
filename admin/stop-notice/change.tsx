import { z } from 'zod'
import { mayKeepStopNotices, type StopNoticeItem } from '#engine'
import { KeptForm } from '../administration/kept-form.tsx'
import { Facts } from '../administration/pieces.tsx'
import { stored } from '../administration/stored.ts'
import { commonTexts } from '../administration/texts.ts'
import { noFields, typed } from '../administration/typed.ts'
import { page, redirect } from '../answer.ts'
import { problemWords } from '../error/words.ts'
import { blank, type Draft, submission } from '../form/submission.ts'
import { Card, ConfirmDialog, Message, Moment, PageHeader } from '../layout/components/index.ts'
import { success } from '../layout/notice.ts'
import { useShell, useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { CasesCard } from './cases-card.tsx'
import { blamingTheDay, expectation, expectationOf, expectedUntil } from './expectation.ts'
import { StopFields } from './fields.tsx'
import { StopState } from './list.tsx'
import { stopNoticeTexts } from './texts.ts'

const changedNotice = z.strictObject({ basis: typed(), message: typed(), ...expectation })

export async function showStopNotice(visit: Visit) {
  return show(visit, await asStored(visit))
}

export const changeStopNotice = submission<Visit, typeof changedNotice>({
  schema: changedNotice,
  show,
  async submit({ engine, actor, language, timeZone, id }, { basis, message, ...expected }) {
    const input = { message, expectedUntil: expectedUntil(expected, timeZone) }
    await blamingTheDay(() => engine.stopNotices.change(actor, id(), input, basis))
    return redirect(`/stop-notices/${id()}`, success(commonTexts(language).saved))
  },
})

export const closeStopNotice = submission<Visit, typeof noFields>({
  schema: noFields,
  show: async (visit, { problem }) => show(visit, { ...(await asStored(visit)), problem }),
  async submit({ engine, actor, language, id }) {
    await engine.stopNotices.close(actor, id())
    return redirect('/stop-notices', success(stopNoticeTexts(language).closed))
  },
})

async function asStored(visit: Visit): Promise<Draft> {
  const notice = await visit.engine.stopNotices.find(visit.actor, visit.id())
  return blank({ ...stored(notice).values, ...expectationOf(notice.expectedUntil, visit.timeZone) })
}

async function show(visit: Visit, draft: Draft) {
  const { engine, actor, language } = visit
  const notice = await engine.stopNotices.find(actor, visit.id())
  const cases = await engine.stopNotices.cases(actor, notice.id)
  const t = stopNoticeTexts(language)
  const isTheirs = actor.companyId === null || actor.companyId === notice.companyId
  const mayChange = mayKeepStopNotices(actor) && isTheirs && notice.closedAt === null
  return page(
    `${t.notice(notice.number)} · ${notice.accessPoint}`,
    <>
      <PageHeader
        title={notice.accessPoint}
        subtitle={t.notice(notice.number)}
        back={{ href: '/stop-notices', label: t.title }}
      >
        {mayChange && <Closing notice={notice} />}
      </PageHeader>
      <div class="row">
        <div class="col-lg-7">
          {mayChange ? (
            <KeptForm
              action={`/stop-notices/${notice.id}`}
              draft={draft}
              basis={notice.basis}
              cancel="/stop-notices"
            >
              <StopFields />
            </KeptForm>
          ) : (
            <Said notice={notice} draft={draft} />
          )}
        </div>
        <div class="col-lg-5">
          <Details notice={notice} />
          <CasesCard cases={cases} />
        </div>
      </div>
    </>,
  )
}

function Said({ notice: { message }, draft: { problem } }: { notice: StopNoticeItem; draft: Draft }) {
  const t = useText(stopNoticeTexts)
  const { language } = useShell()
  return (
    <Card title={t.message}>
      {problem && <Message tone="warning">{problemWords(language, problem.code, problem.details)}</Message>}
      <p class="as-typed mb-0">{message}</p>
    </Card>
  )
}

function Details({ notice }: { notice: StopNoticeItem }) {
  const t = useText(stopNoticeTexts)
  const { openedAt, openedBy, expectedUntil, closedAt, closedBy, connections } = notice
  return (
    <Card title={t.details} actions={<StopState notice={notice} />}>
      <Facts
        rows={[
          [t.since, <Happened key="since" at={openedAt} by={openedBy} />],
          [t.expected, expectedUntil ? <Moment date={expectedUntil} /> : t.noExpectation],
          [t.closedAt, closedAt && <Happened at={closedAt} by={closedBy} />],
          [t.reach, t.connections(connections)],
        ]}
      />
    </Card>
  )
}

function Happened({ at, by }: { at: Date; by: string | null }) {
  const t = useText(stopNoticeTexts)
  return (
    <>
      <Moment date={at} /> {by && t.by(by)}
    </>
  )
}

function Closing({ notice: { id, accessPoint } }: { notice: StopNoticeItem }) {
  const t = useText(stopNoticeTexts)
  return (
    <ConfirmDialog
      id="closing"
      action={`/stop-notices/${id}/closing`}
      button={t.closing}
      icon="plug-connected"
      title={t.closingTitle(accessPoint)}
      confirm={t.closing}
    >
      {t.closingText}
    </ConfirmDialog>
  )
}
