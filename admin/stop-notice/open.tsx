import { z } from 'zod'
import { Forbidden, mayKeepStopNotices, type OperatorActor } from '#engine'
import { KeptForm } from '../administration/kept-form.tsx'
import { typed } from '../administration/typed.ts'
import { page, redirect } from '../answer.ts'
import { ids } from '../form/fields.ts'
import { blank, type Draft, submission } from '../form/submission.ts'
import {
  Card,
  ChecksField,
  EmptyState,
  LinkButton,
  type Option,
  PageHeader,
} from '../layout/components/index.ts'
import { success } from '../layout/notice.ts'
import { useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { blamingTheDay, expectation, expectedUntil } from './expectation.ts'
import { StopFields } from './fields.tsx'
import { stopNoticeTexts } from './texts.ts'

const newNotice = z.strictObject({ accessPointIds: ids(200), message: typed(), ...expectation })

export function showNewStopNotice(visit: Visit) {
  return show(visit, blank())
}

export const openStopNotices = submission<Visit, typeof newNotice>({
  schema: newNotice,
  show,
  async submit({ engine, actor, language, timeZone }, { accessPointIds, message, ...expected }) {
    const input = { accessPointIds, message, expectedUntil: expectedUntil(expected, timeZone) }
    const notices = await blamingTheDay(() => engine.stopNotices.open(actor, input))
    return redirect('/stop-notices', success(stopNoticeTexts(language).opened(notices.length)))
  },
})

async function show(visit: Visit, draft: Draft) {
  if (!mayKeepStopNotices(visit.actor)) throw new Forbidden('only_technical_tools')
  const t = stopNoticeTexts(visit.language)
  const points = await pointChoices(visit)
  return page(
    t.add,
    <>
      <PageHeader title={t.add} back={{ href: '/stop-notices', label: t.title }} />
      {points.length === 0 ? (
        <NoPoints />
      ) : (
        <KeptForm action="/stop-notices" draft={draft} cancel="/stop-notices" submit={t.open} once>
          <ChecksField name="accessPointIds" label={t.points} hint={t.pointsHint} options={points} required />
          <StopFields />
        </KeptForm>
      )}
    </>,
  )
}

/** The points that this person may say are stopped, and that nobody has said it of yet. */
async function pointChoices({ engine, actor }: Visit): Promise<Option[]> {
  const points = await engine.accessPoints.list(actor)
  const several = new Set(points.map(({ companyId }) => companyId)).size > 1
  return points
    .filter(({ active, stopped, companyId }) => active && !stopped && isTheirs(actor, companyId))
    .map(({ id, name, company }) => ({
      value: id,
      label: several && company ? `${company} · ${name}` : name,
    }))
}

/** What all companies share is for who works for all of them. */
function isTheirs({ companyId: own }: OperatorActor, companyId: string | null): boolean {
  return own === null || own === companyId
}

function NoPoints() {
  const t = useText(stopNoticeTexts)
  return (
    <Card>
      <EmptyState
        title={t.noPoints}
        icon="building-broadcast-tower"
        action={<LinkButton href="/access-points">{t.toPoints}</LinkButton>}
      />
    </Card>
  )
}
