import { type Answer, redirect } from '../answer.ts'
import { noFields } from '../form/fields.ts'
import { Form, SubmitButton } from '../layout/components/index.ts'
import { Modal, ModalFooter, ModalHeader } from '../layout/components/modal.tsx'
import { Icon } from '../layout/icon.tsx'
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

const LOG_OUT = 'whatsapp-log-out'

/** The buttons for who may link and unlink the number; nothing can be disconnected that is not linked. */
export function WhatsappOrders({ isLinked }: { isLinked: boolean }) {
  const t = useText(whatsappTexts)
  return (
    <div class="btn-list" id="whatsapp-orders">
      <Form action="/channels/whatsapp/restart">
        <SubmitButton look="secondary" icon="refresh">
          {t.restart}
        </SubmitButton>
      </Form>
      {isLinked && (
        <button
          type="button"
          class="btn btn-outline-danger"
          data-bs-toggle="modal"
          data-bs-target={`#${LOG_OUT}`}
        >
          <Icon name="unlink" />
          {t.logOut}
        </button>
      )}
    </div>
  )
}

/** Apart from the buttons, which come anew as things change: an open dialog stays. */
export function LogOutDialog() {
  const t = useText(whatsappTexts)
  return (
    <Modal id={LOG_OUT}>
      <Form action="/channels/whatsapp/log-out" place={LOG_OUT}>
        <ModalHeader of={LOG_OUT} title={t.logOutTitle} />
        <div class="modal-body">
          <p>{t.logOutText}</p>
          <p class="mb-0">{t.logOutPhone}</p>
        </div>
        <ModalFooter confirm={t.logOut} danger />
      </Form>
    </Modal>
  )
}
