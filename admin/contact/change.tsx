import { formatPhone } from '#engine'
import { KeptForm } from '../administration/kept-form.tsx'
import { stored } from '../administration/stored.ts'
import { commonTexts } from '../administration/texts.ts'
import { page, redirect } from '../answer.ts'
import { type Draft, submission } from '../form/submission.ts'
import { PageHeader } from '../layout/components/index.ts'
import { success } from '../layout/notice.ts'
import type { Visit } from '../visit.ts'
import { ContactFields, changedContact } from './form.tsx'

export async function showContactForm(visit: Visit) {
  const contact = await visit.engine.contacts.find(visit.actor, visit.id())
  const { phone, mobile } = contact
  return show(
    visit,
    stored({ ...contact, phone: phone && formatPhone(phone), mobile: mobile && formatPhone(mobile) }),
  )
}

export const changeContact = submission<Visit, typeof changedContact>({
  schema: changedContact,
  show,
  async submit(visit, { basis, ...input }) {
    await visit.engine.contacts.change(visit.actor, visit.id(), input, basis)
    return redirect(`/contacts/${visit.id()}`, success(commonTexts(visit.language).saved))
  },
})

async function show(visit: Visit, draft: Draft) {
  const { id, name, basis } = await visit.engine.contacts.find(visit.actor, visit.id())
  const here = `/contacts/${id}`
  return page(
    { title: name, narrow: true },
    <>
      <PageHeader title={commonTexts(visit.language).edit} back={{ href: here, label: name }} />
      <KeptForm action={here} draft={draft} basis={basis} cancel={here}>
        <ContactFields />
      </KeptForm>
    </>,
  )
}
