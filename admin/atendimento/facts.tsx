import { atendimentoWords, formatDocument, formatPhone } from '#engine'
import { Fact } from '../case/fact.tsx'
import { caseVocabulary } from '../case/words.ts'
import { Card, Moment } from '../layout/components/index.ts'
import { useShell, useText } from '../layout/shell.ts'
import type { CaseView } from './case-view.ts'
import { atendimentoTexts } from './texts.ts'

/** Whom and what the case is about. */
export function Facts({ view: { atendimento, header } }: { view: CaseView }) {
  const t = useText(atendimentoTexts)
  const { level } = atendimentoWords(useShell().language)
  const { channel } = useText(caseVocabulary)
  const { customer, contact, connection, contract } = header
  const phone = contact?.mobile ?? customer.phone
  const plain: [term: string, value: string | null][] = [
    [t.fact.address, connection?.address ?? customer.address],
    [t.fact.company, header.company],
    [t.fact.department, header.department],
    [t.fact.personGroup, customer.personGroup],
    [t.fact.origin, header.origin],
    [t.fact.technician, header.technician],
    [t.fact.classification, header.classification],
    [t.fact.closing, header.closingClassification],
    [t.fact.defect, header.defect],
    [t.fact.observed, atendimento.observedDefect],
    [t.fact.level, level[atendimento.notificationLevel]],
    [t.fact.reason, atendimento.cancelReason],
  ]
  return (
    <Card title={t.facts}>
      <dl class="facts">
        <Fact term={t.fact.customer}>
          <a href={`/customers/${customer.id}`}>{customer.name}</a>
          <div class="text-secondary">
            {[customer.code, customer.document && formatDocument(customer.document)]
              .filter(Boolean)
              .join(' · ')}
          </div>
        </Fact>
        {(contact ?? phone) && (
          <Fact term={t.fact.contact}>
            {contact && <a href={`/contacts/${contact.id}`}>{contact.name}</a>}
            {phone && (
              <div>
                <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{formatPhone(phone)}</a>
              </div>
            )}
          </Fact>
        )}
        {connection && (
          <Fact term={t.fact.connection}>
            {connection.number} · {connection.name ?? connection.login}
            <div class="text-secondary">
              {[
                connection.online === null ? null : connection.online ? t.online : t.offline,
                connection.blockedAt && t.blocked,
              ]
                .filter(Boolean)
                .join(' · ')}
            </div>
          </Fact>
        )}
        {contract && (
          <Fact term={t.fact.contract}>
            {contract.number} · {contract.plan}
            {!contract.active && <div class="deadline-late">{t.inactive}</div>}
          </Fact>
        )}
        {plain.map(
          ([term, value]) =>
            value && (
              <Fact key={term} term={term}>
                {value}
              </Fact>
            ),
        )}
        <Fact term={t.fact.opened}>
          <Moment date={atendimento.openedAt} />, {channel[atendimento.channel]}
          {header.openedBy && <div class="text-secondary">{t.fact.openedBy(header.openedBy)}</div>}
        </Fact>
        {atendimento.finishedAt && (
          <Fact term={t.fact.finished}>
            <Moment date={atendimento.finishedAt} />
          </Fact>
        )}
      </dl>
    </Card>
  )
}
