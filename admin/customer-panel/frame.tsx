import type { ComponentChildren } from 'preact'
import { type CustomerDetails, formatDocument, mayUseConnectionTools, mayUseFinancialTools } from '#engine'
import { type Answer, page } from '../answer.ts'
import { caseOf } from '../connection/occasion.ts'
import { Badge, LinkButton, PageHeader } from '../layout/components/index.ts'
import type { Visit } from '../visit.ts'
import { customerPanelTexts } from './texts.ts'

export const PANEL_TABS = ['overview', 'contracts', 'invoices', 'accounts', 'notes'] as const
export type PanelTab = (typeof PANEL_TABS)[number]
const FINANCIAL: readonly PanelTab[] = ['invoices', 'accounts', 'notes']

/** A part of the customer's panel (R50) in the frame of all of them: who it is, the other parts, the way back. */
export function panelPage(
  visit: Visit,
  customer: CustomerDetails,
  tab: PanelTab,
  content: ComponentChildren,
): Answer {
  const { actor, language } = visit
  const t = customerPanelTexts(language)
  const { id, name, tags } = customer
  const { atendimentoId, query } = caseOf(visit)
  const tabs = PANEL_TABS.filter((each) => !FINANCIAL.includes(each) || mayUseFinancialTools(actor))
  return page(
    t.title(name),
    <>
      <PageHeader
        title={name}
        subtitle={
          <>
            {factsOf(customer, t)}
            {tags.length > 0 && (
              <div class="badges-list mt-1">
                {tags.map((tag) => (
                  <Badge key={tag} icon="tag">
                    {tag}
                  </Badge>
                ))}
              </div>
            )}
          </>
        }
        back={
          atendimentoId
            ? { href: `/atendimentos/${atendimentoId}`, label: t.backToCase }
            : { href: '/customers', label: t.back }
        }
      >
        <LinkButton icon="id" href={`/customers/${id}`}>
          {t.record}
        </LinkButton>
        {mayUseConnectionTools(actor) && (
          <LinkButton icon="plus" href={`/customers/${id}/connections/new${query}`}>
            {t.newConnection}
          </LinkButton>
        )}
      </PageHeader>
      <nav aria-label={t.tabsLabel}>
        <ul class="nav nav-tabs parts">
          {tabs.map((each) => (
            <li class="nav-item" key={each}>
              <a
                href={`${addressOf(id, each)}${query}`}
                class={`nav-link ${each === tab ? 'active' : ''}`}
                aria-current={each === tab ? 'page' : undefined}
              >
                {t.tabs[each]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {content}
    </>,
  )
}

function addressOf(id: string, tab: PanelTab): string {
  return tab === 'overview' ? `/customers/${id}/panel` : `/customers/${id}/panel/${tab}`
}

function factsOf(
  { company, code, document, personGroup }: CustomerDetails,
  t: ReturnType<typeof customerPanelTexts>,
): string {
  return [company, personGroup, code && `${t.code} ${code}`, document && formatDocument(document)]
    .filter(Boolean)
    .join(' · ')
}
