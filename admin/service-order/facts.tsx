import { formatPhone, type ServiceOrderView } from '#engine'
import { Card } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import { Fact } from './outcome.tsx'
import { serviceOrderTexts } from './texts.ts'

/** Whose it is, and where it hangs. */
export function Facts({ view: { order, names, protocol, seesAtendimento } }: { view: ServiceOrderView }) {
  const t = useText(serviceOrderTexts)
  return (
    <Card title={t.customer}>
      <dl class="order-facts mb-0">
        <Fact label={t.customer}>
          {names.customer}
          {names.customerCode && <span class="text-secondary"> · {names.customerCode}</span>}
        </Fact>
        {names.customerPhone && <Fact label={t.phone}>{phone(names.customerPhone)}</Fact>}
        {names.contact && (
          <Fact label={t.contact}>
            {names.contact}
            {names.contactPhone && <span class="d-block">{phone(names.contactPhone)}</span>}
          </Fact>
        )}
        {names.connection && <Fact label={t.connection}>{names.connection}</Fact>}
        {names.accessPoint && <Fact label={t.accessPoint}>{names.accessPoint}</Fact>}
        <Fact label={t.type}>{names.type}</Fact>
        {names.technicianGroup && <Fact label={t.technicianGroup}>{names.technicianGroup}</Fact>}
        <Fact label={t.atendimento}>
          {seesAtendimento ? <a href={`/atendimentos/${order.atendimentoId}`}>{protocol}</a> : protocol}
        </Fact>
      </dl>
    </Card>
  )
}

function phone(number: string) {
  return <a href={`tel:${number.replace(/[^+\d]/g, '')}`}>{formatPhone(number)}</a>
}
