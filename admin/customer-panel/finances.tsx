import { z } from 'zod'
import { type Account, type FiscalNote, formatMoney, type Invoice, type Page } from '#engine'
import { civilDate } from '../administration/civil-date.ts'
import { sought } from '../administration/typed.ts'
import { Badge, Card, CopyField, Pager, Table, type Tone } from '../layout/components/index.ts'
import { useShell, useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { panelPage } from './frame.tsx'
import { customerPanelTexts } from './texts.ts'

const place = z.object({ after: sought() })

export async function showInvoices(visit: Visit) {
  const { engine, actor } = visit
  const customer = await engine.customers.find(actor, visit.id())
  const invoices = await engine.invoices.of(actor, customer.id, visit.query(place).after)
  return panelPage(visit, customer, 'invoices', <Invoices page={invoices} />)
}

export async function showAccounts(visit: Visit) {
  const { engine, actor } = visit
  const customer = await engine.customers.find(actor, visit.id())
  const accounts = await engine.accountRecords.of(actor, customer.id, visit.query(place).after)
  return panelPage(visit, customer, 'accounts', <Accounts page={accounts} />)
}

export async function showNotes(visit: Visit) {
  const { engine, actor } = visit
  const customer = await engine.customers.find(actor, visit.id())
  const notes = await engine.fiscalNotes.of(actor, customer.id, visit.query(place).after)
  return panelPage(visit, customer, 'notes', <Notes page={notes} />)
}

function Invoices({ page: { rows, next } }: { page: Page<Invoice> }) {
  const t = useText(customerPanelTexts)
  const day = useDay()
  return (
    <>
      <Card flush>
        <Table
          caption={t.tabs.invoices}
          rows={rows}
          rowKey={({ id }) => id}
          empty={{ title: t.noInvoices, text: t.noneText, icon: 'file-invoice' }}
          columns={[
            {
              key: 'number',
              label: t.number,
              cell: (invoice) => (
                <>
                  <span class="fw-medium">{invoice.number}</span> <InvoiceMark invoice={invoice} />
                  <div class="text-secondary small">{invoice.contract}</div>
                  <OnPhone label={t.due} day={invoice.dueOn} />
                  <Paying invoice={invoice} />
                </>
              ),
            },
            { key: 'issued', label: t.issued, wideOnly: true, cell: ({ issuedOn }) => day(issuedOn) },
            { key: 'due', label: t.due, wideOnly: true, cell: ({ dueOn }) => day(dueOn) },
            { key: 'amount', label: t.amount, end: true, cell: (invoice) => <Money of={invoice} /> },
          ]}
        />
      </Card>
      <Pager next={next} />
    </>
  )
}

function InvoiceMark({ invoice: { state, overdue, inDefault, paidOn } }: { invoice: Invoice }) {
  const t = useText(customerPanelTexts)
  const day = useDay()
  if (inDefault) return <Badge tone="bad">{t.inDefault}</Badge>
  if (overdue) return <Badge tone="waiting">{t.overdue}</Badge>
  return <Badge tone={TONES[state]}>{paidOn ? t.paidOn(day(paidOn)) : t.invoiceIs[state]}</Badge>
}

/** What the customer asks for on the phone: how to pay. */
function Paying({ invoice: { state, number, payLine, pix } }: { invoice: Invoice }) {
  const t = useText(customerPanelTexts)
  if (state !== 'open' || (!payLine && !pix)) return null
  return (
    <details class="mt-1">
      <summary class="small">{[payLine && t.payLine, pix && t.pix].filter(Boolean).join(' · ')}</summary>
      <div class="d-grid gap-2 mt-2">
        {payLine && <CopyField label={`${t.payLine} ${number}`} text={payLine} copy={t.copy} />}
        {pix && <CopyField label={`${t.pix} ${number}`} text={pix} copy={t.copy} />}
      </div>
    </details>
  )
}

function Accounts({ page: { rows, next } }: { page: Page<Account> }) {
  const t = useText(customerPanelTexts)
  const day = useDay()
  return (
    <>
      <Card flush>
        <Table
          caption={t.tabs.accounts}
          rows={rows}
          rowKey={({ id }) => id}
          empty={{ title: t.noAccounts, text: t.noneText, icon: 'receipt' }}
          columns={[
            {
              key: 'description',
              label: t.description,
              cell: ({ description, contract, invoice, state, overdue, dueOn }) => (
                <>
                  <span class="fw-medium text-break">{description}</span>{' '}
                  <Badge tone={overdue ? 'waiting' : TONES[state]}>
                    {overdue ? t.overdue : t.accountIs[state]}
                  </Badge>
                  <div class="text-secondary small">
                    {[contract, invoice && `${t.invoice} ${invoice}`].filter(Boolean).join(' · ')}
                  </div>
                  <OnPhone label={t.due} day={dueOn} />
                </>
              ),
            },
            { key: 'due', label: t.due, wideOnly: true, cell: ({ dueOn }) => day(dueOn) },
            { key: 'amount', label: t.amount, end: true, cell: (account) => <Money of={account} /> },
          ]}
        />
      </Card>
      <Pager next={next} />
    </>
  )
}

function Notes({ page: { rows, next } }: { page: Page<FiscalNote> }) {
  const t = useText(customerPanelTexts)
  const day = useDay()
  return (
    <>
      <Card flush>
        <Table
          caption={t.tabs.notes}
          rows={rows}
          rowKey={({ id }) => id}
          empty={{ title: t.noNotes, text: t.noneText, icon: 'file-text' }}
          columns={[
            {
              key: 'number',
              label: t.number,
              cell: ({ number, series, invoice, key, issuedOn }) => (
                <>
                  <span class="fw-medium">{number}</span> {series && t.series(series)}
                  <div class="text-secondary small">{invoice && `${t.invoice} ${invoice}`}</div>
                  <OnPhone label={t.issued} day={issuedOn} />
                  {key && (
                    <div class="small text-break">
                      {t.key} <span class="font-monospace">{key}</span>
                    </div>
                  )}
                </>
              ),
            },
            { key: 'issued', label: t.issued, wideOnly: true, cell: ({ issuedOn }) => day(issuedOn) },
            { key: 'amount', label: t.amount, end: true, cell: (note) => <Money of={note} /> },
          ]}
        />
      </Card>
      <Pager next={next} />
    </>
  )
}

const TONES: Record<Invoice['state'], Tone> = { open: 'info', paid: 'good', cancelled: 'neutral' }

function Money({ of: { cents, currency } }: { of: { cents: number; currency: string } }) {
  const { language } = useShell()
  return <span class="text-nowrap">{formatMoney(cents, currency, language)}</span>
}

/** The day of a column for which a phone has no room. */
function OnPhone({ label, day }: { label: string; day: string }) {
  const { language } = useShell()
  return (
    <div class="small d-md-none">
      {label} {civilDate(day, language)}
    </div>
  )
}

function useDay() {
  const { language } = useShell()
  return (isoDate: string) => civilDate(isoDate, language)
}
