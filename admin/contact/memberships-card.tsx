import type { Contact, ShownMembership } from '#engine'
import { stored } from '../administration/stored.ts'
import { blank } from '../form/submission.ts'
import {
  Badge,
  Card,
  ConfirmDialog,
  Form,
  type Option,
  SelectField,
  SubmitButton,
} from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import { RightsFields } from './form.tsx'
import { contactTexts } from './texts.ts'

/** The customers a person speaks for, and what they may do for each. */
export function MembershipsCard({
  contact,
  memberships,
  others,
  mayChange,
}: {
  contact: Contact
  memberships: readonly ShownMembership[]
  others: readonly Option[]
  mayChange: boolean
}) {
  const t = useText(contactTexts)
  return (
    <Card title={t.customers} flush>
      <ul class="list-group list-group-flush">
        {memberships.map((membership) => (
          <li key={membership.customerId} class="list-group-item">
            <Membership contact={contact} membership={membership} mayChange={mayChange} />
          </li>
        ))}
      </ul>
      {mayChange && others.length > 0 && <Join contactId={contact.id} others={others} />}
    </Card>
  )
}

function Membership({
  contact,
  membership,
  mayChange,
}: {
  contact: Contact
  membership: ShownMembership
  mayChange: boolean
}) {
  const t = useText(contactTexts)
  const { customerId, customer, authorised, administrator, seesCompany, whatsapp } = membership
  const rights = [
    authorised && t.authorised,
    seesCompany && t.seesCompany,
    administrator && t.administrator,
  ].filter((right) => right !== false)
  const action = `/contacts/${contact.id}/memberships/${customerId}`
  return (
    <>
      <a href={`/customers/${customerId}`} class="fw-medium">
        {customer}
      </a>
      <div class="badges-list mt-1">
        {rights.map((right) => (
          <Badge key={right} tone="info">
            {right}
          </Badge>
        ))}
        {whatsapp && (
          <Badge tone="good" icon="brand-whatsapp">
            {t.hasWhatsapp}
          </Badge>
        )}
        {rights.length === 0 && <Badge tone="neutral">{t.none}</Badge>}
      </div>
      {mayChange && (
        <details class="mt-2">
          <summary>{t.rightsOf(customer)}</summary>
          <Form action={action} draft={stored({ authorised, administrator, seesCompany })} class="mt-2">
            <RightsFields />
            <SubmitButton small>{t.saveRights}</SubmitButton>
          </Form>
          <div class="mt-2">
            <ConfirmDialog
              id={`leave-${customerId}`}
              action={`${action}/end`}
              button={t.leave}
              title={t.leaveTitle(contact.name, customer)}
              confirm={t.leave}
              danger
              small
            >
              {t.leaveText}
            </ConfirmDialog>
          </div>
        </details>
      )}
    </>
  )
}

function Join({ contactId, others }: { contactId: string; others: readonly Option[] }) {
  const t = useText(contactTexts)
  return (
    <div class="card-footer">
      <Form action={`/contacts/${contactId}/memberships`} draft={blank()} class="join-form">
        <SelectField
          class="flex-fill"
          name="customerId"
          label={t.join}
          options={others}
          empty={t.chooseCustomer}
        />
        <SubmitButton look="secondary">{t.joinSubmit}</SubmitButton>
      </Form>
    </div>
  )
}
