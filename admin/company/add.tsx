import { KeptForm } from '../administration/kept-form.tsx'
import { page, redirect } from '../answer.ts'
import { blank, type Draft, submission } from '../form/submission.ts'
import { Card, EmptyState, LinkButton, PageHeader } from '../layout/components/index.ts'
import { success } from '../layout/notice.ts'
import { useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { choicesOf } from './choices.ts'
import { CompanyFields, newCompany } from './form.tsx'
import { companyTexts } from './texts.ts'

export function showNewCompany(visit: Visit) {
  const defaults = {
    firstResponseMinutes: '60',
    ratingDays: '7',
    timeZone: visit.config.timeZone,
    usesTickets: 'on',
    contatoEnabled: 'on',
    atendimentosEnabled: 'on',
    defaultNotificationLevel: 'start_end',
    defaultRatingAsked: 'on',
    overdueDays: '10',
    divertMinutes: '10',
    ownPhoneMinutes: '30',
    active: 'on',
  }
  return show(visit, blank(defaults))
}

export const addCompany = submission<Visit, typeof newCompany>({
  schema: newCompany,
  show,
  async submit({ engine, actor, language }, input) {
    const { id, name } = await engine.companies.add(actor, input)
    return redirect(`/departments?company=${id}`, success(companyTexts(language).added(name)))
  },
})

async function show(visit: Visit, draft: Draft) {
  const t = companyTexts(visit.language)
  const choices = await choicesOf(visit, null)
  return page(
    { title: t.add, narrow: true },
    <>
      <PageHeader title={t.add} back={{ href: '/companies', label: t.title }} />
      {choices.calendars.length === 0 || choices.policies.length === 0 ? (
        <Needs />
      ) : (
        <KeptForm action="/companies" draft={draft} cancel="/companies" once>
          <CompanyFields {...choices} />
        </KeptForm>
      )}
    </>,
  )
}

function Needs() {
  const t = useText(companyTexts)
  return (
    <Card>
      <EmptyState
        title={t.needs}
        icon="building"
        action={
          <div class="btn-list justify-content-center">
            <LinkButton href="/calendars">{t.toCalendars}</LinkButton>
            <LinkButton href="/silence-policies">{t.toPolicies}</LinkButton>
          </div>
        }
      />
    </Card>
  )
}
