import { type Answer, redirect } from '../answer.ts'
import { noFields } from '../form/fields.ts'
import { ConfirmDialog, Form, SubmitButton } from '../layout/components/index.ts'
import { info } from '../layout/notice.ts'
import { useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { whatsappTexts } from './whatsapp-texts.ts'

export async function restartWhatsapp(visit: Visit): Promise<Answer> {
  visit.form(noFields)
  await visit.engine.channelOrders.order(visit.actor, 'whatsapp', 'restart')
  return redirect('/channels', info(whatsappTexts(visit.language).restartOrdered))
}

export async function logOutWhatsapp(visit: Visit): Promise<Answer> {
  visit.form(noFields)
  await visit.engine.channelOrders.order(visit.actor, 'whatsapp', 'log_out')
  return redirect('/channels', info(whatsappTexts(visit.language).logOutOrdered))
}

/** The buttons for who may link and unlink the number. */
export function WhatsappOrders() {
  const t = useText(whatsappTexts)
  return (
    <div class="btn-list">
      <Form action="/channels/whatsapp/restart">
        <SubmitButton look="secondary" icon="refresh">
          {t.restart}
        </SubmitButton>
      </Form>
      <ConfirmDialog
        id="whatsapp-log-out"
        action="/channels/whatsapp/log-out"
        button={t.logOut}
        icon="unlink"
        title={t.logOutTitle}
        confirm={t.logOut}
        danger
      >
        <p>{t.logOutText}</p>
        <p class="mb-0">{t.logOutPhone}</p>
      </ConfirmDialog>
    </div>
  )
}
