import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Answer, page } from '../answer.ts'
import { AtendimentoAssets } from '../atendimento/assets.tsx'
import { CheckFrame } from '../atendimento/check-card.tsx'
import { withUploads } from '../case/brought-files.ts'
import { DraftSaved } from '../case/composer.tsx'
import { draftOf, type Returned } from '../case/dialog-form.ts'
import { Uploads } from '../case/uploads.tsx'
import { blank, type Draft } from '../form/submission.ts'
import { AreaField, Card, Form, Message, PageHeader, SubmitButton } from '../layout/components/index.ts'
import { Icon } from '../layout/icon.tsx'
import { useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { type Chosen, CustomerPart, chosenOf } from './customer-part.tsx'
import { CustomerSearch, customersLike, type Found } from './customer-search.tsx'
import { type Unsent, UnsentDrafts } from './drafts.tsx'
import { companiesFor, NewCustomerDialog } from './new-customer.tsx'
import { Steps } from './steps.tsx'
import { registrationTexts } from './texts.ts'

/** Which form of the page came back with something to mend. */
type PageReturned = Returned<'registration' | 'customer'>

const query = z.object({
  draft: z.uuid().optional().catch(undefined),
  customer: z
    .union([z.literal('none'), z.uuid()])
    .optional()
    .catch(undefined),
  lead: z.uuid().optional().catch(undefined),
  q: z.string().trim().max(100).catch(''),
})

export function newAtendimento(visit: Visit): Promise<Answer> {
  return registrationPage(visit, null)
}

/** The three steps on one page, at the first (R42). What stands in it: what came back, else what was kept, else nothing. */
export async function registrationPage(visit: Visit, returned: PageReturned | null): Promise<Answer> {
  const { engine, actor, language } = visit
  const asked = visit.query(query)
  const begun = await begunDraft(visit, asked.draft ?? idIn(returned?.draft.values.draft), returned)
  const { id, replaces } = begun
  const values: Draft['values'] = { ...(asked.lead ? { leadId: asked.lead } : {}), ...begun.draft.values }
  const lead = asked.lead ? await engine.leads.find(actor, asked.lead) : null
  const known = idIn(values.customerId) ?? lead?.customerId ?? undefined
  const customerId = asked.customer === 'none' ? undefined : (asked.customer ?? known)
  const [chosen, found, unsent, companies] = await Promise.all([
    customerId ? chosenOf(visit, customerId, idIn(values.companyId)) : null,
    customersLike(visit, asked.q),
    engine.drafts.unsent(actor, 'registration'),
    companiesFor(visit),
  ])
  const isNew = asked.customer !== undefined && asked.customer !== values.customerId
  return page(
    { title: registrationTexts(language).title, wide: true },
    <RegistrationPage
      id={id}
      replaces={replaces}
      draft={await withUploads(visit, { ...begun.draft, values })}
      chosen={chosen}
      isNew={isNew}
      search={{ q: asked.q, found }}
      unsent={unsent.filter((one) => one.id !== id && one.id !== replaces)}
      companies={companies}
      newCustomer={draftOf(returned, 'customer')}
    />,
  )
}

type Begun = { id: string; replaces: string | null; draft: Draft }

/**
 * The draft a page goes on with. Its id makes the registration happen once, in however many tabs it stands; when it has
 * happened, what was typed into another tab afterwards becomes a draft anew.
 */
async function begunDraft(
  { engine, actor }: Visit,
  asked: string | undefined,
  returned: PageReturned | null,
): Promise<Begun> {
  if (returned?.form === 'registration') {
    const { draft, replaces, ...values } = returned.draft.values
    return {
      id: idIn(draft) ?? randomUUID(),
      replaces: idIn(replaces) ?? null,
      draft: { ...returned.draft, values },
    }
  }
  const kept = asked ? await engine.drafts.find(actor, 'registration', asked) : null
  if (!asked || !kept) return { id: randomUUID(), replaces: null, draft: blank() }
  const isDone = await engine.submissions.isDone(actor.id, asked)
  return { id: isDone ? randomUUID() : asked, replaces: isDone ? asked : null, draft: blank(kept.values) }
}

function idIn(value: unknown): string | undefined {
  return z.uuid().safeParse(value).data
}

function RegistrationPage(props: {
  id: string
  replaces: string | null
  draft: Draft
  chosen: Chosen | null
  isNew: boolean
  search: { q: string; found: Found }
  unsent: Unsent
  companies: readonly { id: string; name: string }[]
  newCustomer: Draft
}) {
  const { id, replaces, draft, chosen, isNew, search, unsent, companies, newCustomer } = props
  const t = useText(registrationTexts)
  const { leadId } = draft.values
  return (
    <>
      <AtendimentoAssets />
      <PageHeader title={t.title} back={{ href: '/atendimentos', label: t.back }} />
      <Steps current="register" />
      <form method="get" action="/atendimentos/new" id="find-customer">
        <input type="hidden" name="draft" value={id} />
      </form>
      <div class="ticket-columns">
        <div class="ticket-main">
          <UnsentDrafts unsent={unsent} />
          <Card
            title={t.steps.register}
            actions={
              <button
                type="button"
                class="btn btn-sm"
                data-bs-toggle="modal"
                data-bs-target="#dialog-customer"
              >
                <Icon name="user-plus" />
                {t.customer.add}
              </button>
            }
          >
            {leadId && <Message tone="info">{t.fromLead}</Message>}
            <Form
              action="/atendimentos"
              id="registration"
              draft={draft}
              once={id}
              keep
              files
              data-draft="/atendimentos/new/draft"
              data-draft-address={`/atendimentos/new?draft=${id}`}
              data-worth="customerId report attachmentIds"
              data-wait={t.field.files}
            >
              <input type="hidden" name="draft" value={id} />
              {replaces && <input type="hidden" name="replaces" value={replaces} />}
              {leadId && <input type="hidden" name="leadId" value={String(leadId)} />}
              {chosen ? (
                <CustomerPart chosen={chosen} draftId={id} draft={draft} isNew={isNew} />
              ) : (
                <CustomerSearch q={search.q} draftId={id} found={search.found} />
              )}
              <AreaField name="report" label={t.field.report} rows={5} maxLength={20_000} required />
              <div class="form-label">{t.field.files}</div>
              <Uploads />
              <div class="wizard-foot">
                <DraftSaved />
                <SubmitButton icon="arrow-right">{t.register}</SubmitButton>
              </div>
            </Form>
          </Card>
          <Card title={t.steps.start} class="wizard-later">
            <p class="text-secondary mb-0">{t.afterwards.start}</p>
          </Card>
        </div>
        <aside class="wizard-aside">
          <CheckFrame>
            <p class="text-secondary mb-0">{t.lookEmpty}</p>
          </CheckFrame>
        </aside>
      </div>
      <NewCustomerDialog draftId={id} companies={companies} draft={newCustomer} />
    </>
  )
}
