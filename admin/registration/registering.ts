import { type Answer, redirect } from '../answer.ts'
import { storeFiles } from '../case/brought-files.ts'
import { submission } from '../form/submission.ts'
import { success } from '../layout/notice.ts'
import type { Visit } from '../visit.ts'
import { registrationForm } from './form.ts'
import { registrationPage } from './new-page.tsx'
import { registrationTexts } from './texts.ts'

/** Step 1 (R42): the protocol is given, and the page goes on with the check. */
export const register = submission<Visit, typeof registrationForm>({
  schema: registrationForm,
  show: (visit, draft) => registrationPage(visit, { form: 'registration', draft }),
  async submit(visit, input): Promise<Answer> {
    const { engine, actor, language } = visit
    const {
      draft,
      replaces,
      customerName: _,
      attachmentIds,
      companyId,
      departmentId,
      leadId,
      ...rest
    } = input
    const brought = await storeFiles(visit)
    const { id, protocol } = await engine.atendimentos.register(actor, {
      ...rest,
      attachmentIds: [...attachmentIds, ...brought],
      ...(companyId ? { companyId } : {}),
      ...(departmentId ? { departmentId } : {}),
      ...(leadId ? { leadId } : {}),
      channel: 'phone',
    })
    for (const kept of [draft, replaces]) if (kept) await engine.drafts.drop(actor, 'registration', kept)
    return redirect(`/atendimentos/${id}`, success(registrationTexts(language).registered(protocol)))
  },
})
