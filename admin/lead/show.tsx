import {
  formatDocument,
  formatPhone,
  isLeadOver,
  type LeadEvent,
  type LeadItem,
  leadsToAtendimento,
  mayWorkLeads,
  WAY,
} from '#engine'
import { Facts } from '../administration/pieces.tsx'
import { page } from '../answer.ts'
import { blank, type Draft } from '../form/submission.ts'
import {
  Card,
  Form,
  LinkButton,
  PageHeader,
  RelativeTime,
  SelectField,
  SubmitButton,
} from '../layout/components/index.ts'
import { useShell, useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { StageBadge } from './stage-badge.tsx'
import { leadTexts } from './texts.ts'

export function showLead(visit: Visit) {
  return leadPage(visit)
}

/** The page of a lead; `draft` when one of its small forms was refused. */
export async function leadPage(visit: Visit, draft: Draft = blank()) {
  const { engine, actor } = visit
  const lead = await engine.leads.find(actor, visit.id())
  const history = await engine.leads.history(actor, lead.id)
  const mayWork = mayWorkLeads(actor)
  const isTheirs = lead.operatorId === actor.id && lead.stage === 'prospecting'
  return page(
    lead.name,
    <Lead
      lead={lead}
      history={history}
      draft={draft}
      mayWork={mayWork}
      mayEdit={!isLeadOver(lead.stage) && (mayWork || isTheirs)}
    />,
  )
}

function Lead({
  lead,
  history,
  draft,
  mayWork,
  mayEdit,
}: {
  lead: LeadItem
  history: readonly LeadEvent[]
  draft: Draft
  mayWork: boolean
  mayEdit: boolean
}) {
  const t = useText(leadTexts)
  const { id, name, protocol, kind, stage } = lead
  return (
    <>
      <PageHeader
        title={name}
        subtitle={
          <>
            {t.lead(protocol)} · {t.kinds[kind]} <StageBadge stage={stage} />
          </>
        }
        back={{ href: '/leads', label: t.title }}
      >
        {mayEdit && (
          <LinkButton icon="pencil" href={`/leads/${id}/edit`}>
            {t.edit}
          </LinkButton>
        )}
        <CaseButton lead={lead} />
      </PageHeader>
      <div class="row">
        <div class="col-lg-7">
          <Details lead={lead} />
        </div>
        <div class="col-lg-5">
          {mayWork ? (
            <Work lead={lead} draft={draft} />
          ) : (
            <Card title={t.moveTo}>
              <p class="text-secondary mb-0">{t.needsComplete}</p>
            </Card>
          )}
          <History history={history} />
        </div>
      </div>
    </>
  )
}

/** An atendimento under the lead's protocol, from the fourth stage on. */
function CaseButton({ lead: { id, stage, atendimentoId } }: { lead: LeadItem }) {
  const t = useText(leadTexts)
  const { paths } = useShell()
  if (atendimentoId || !leadsToAtendimento(stage) || !paths.has('/atendimentos/new')) return null
  return (
    <LinkButton look="primary" icon="headset" href={`/atendimentos/new?lead=${id}`}>
      {t.openCase}
    </LinkButton>
  )
}

function Work({ lead: { id, stage, version }, draft }: { lead: LeadItem; draft: Draft }) {
  const t = useText(leadTexts)
  const basis = String(version)
  if (isLeadOver(stage)) {
    return (
      <Card title={t.moveTo}>
        <Form action={`/leads/${id}/reopening`} draft={draft}>
          <input type="hidden" name="basis" value={basis} />
          <SubmitButton look="secondary" icon="rotate">
            {t.reopen}
          </SubmitButton>
        </Form>
      </Card>
    )
  }
  return (
    <Card title={t.moveTo}>
      <Form action={`/leads/${id}/stage`} draft={{ ...draft, values: { stage, ...draft.values } }}>
        <input type="hidden" name="basis" value={basis} />
        <SelectField
          name="stage"
          label={t.stage}
          hint={leadsToAtendimento(stage) ? undefined : t.notYet}
          options={WAY.map((each) => ({ value: each, label: t.stages[each] }))}
        />
        <SubmitButton>{t.move}</SubmitButton>
      </Form>
      <LinkButton class="mt-3" look="ghost" icon="thumb-down" href={`/leads/${id}/loss`}>
        {t.lose}
      </LinkButton>
    </Card>
  )
}

function Details({ lead }: { lead: LeadItem }) {
  const t = useText(leadTexts)
  const { document, phone, email, address, interest, notes, company, customer, customerId } = lead
  const { operator, createdAt, createdIn, createdInId, atendimentoId, protocol, lostReason } = lead
  return (
    <Card title={t.details}>
      <Facts
        rows={[
          [t.lostReason, lostReason && <span class="as-typed">{lostReason}</span>],
          [t.interest, interest && <span class="as-typed">{interest}</span>],
          [t.phone, phone && <a href={`tel:${phone}`}>{formatPhone(phone)}</a>],
          [t.email, email && <a href={`mailto:${email}`}>{email}</a>],
          [t.document, document && formatDocument(document)],
          [t.address, address && <span class="as-typed">{address}</span>],
          [t.notes, notes && <span class="as-typed">{notes}</span>],
          [t.customer, customer && <a href={`/customers/${customerId}`}>{customer}</a>],
          [t.company, company],
          [t.operator, operator],
          [t.createdIn, createdIn && <a href={`/atendimentos/${createdInId}`}>{createdIn}</a>],
          [t.followedBy, atendimentoId && <a href={`/atendimentos/${atendimentoId}`}>{protocol}</a>],
          [t.created, <RelativeTime key="created" date={createdAt} />],
        ]}
      />
    </Card>
  )
}

function History({ history }: { history: readonly LeadEvent[] }) {
  const t = useText(leadTexts)
  return (
    <Card title={t.history} flush>
      <ol class="list-group list-group-flush">
        {history.map(({ id, type, from, to, actor, at, data }) => (
          <li class="list-group-item" key={id}>
            <span class="fw-medium">{t.happened[type]}</span>{' '}
            {from && from !== to && t.fromTo(t.stages[from], t.stages[to])}
            <div class="text-secondary small">
              {t.by(actor)} · <RelativeTime date={at} />
            </div>
            {data?.reason && <div class="small as-typed">{data.reason}</div>}
          </li>
        ))}
      </ol>
    </Card>
  )
}
