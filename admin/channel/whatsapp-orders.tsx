import { type NumberId, type Place, placeOf } from '#engine'
import { type Answer, redirect } from '../answer.ts'
import { noFields } from '../form/fields.ts'
import { Form, LinkButton, SubmitButton } from '../layout/components/index.ts'
import { Modal, ModalFooter, ModalHeader } from '../layout/components/modal.tsx'
import { Icon } from '../layout/icon.tsx'
import { info } from '../layout/notice.ts'
import { useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { whatsappTexts } from './whatsapp-texts.ts'

const first = async () => placeOf(null)
const another = async ({ engine, actor, id }: Visit) =>
  placeOf((await engine.whatsappNumbers.find(actor, id())).id)

function restarting(placeIn: (visit: Visit) => Promise<Place>) {
  return async (visit: Visit): Promise<Answer> => {
    visit.form(noFields)
    await visit.engine.channelOrders.order(visit.actor, await placeIn(visit), 'restart')
    return redirect('/channels', info(whatsappTexts(visit.language).restartOrdered))
  }
}

function loggingOut(placeIn: (visit: Visit) => Promise<Place>) {
  return async (visit: Visit): Promise<Answer> => {
    visit.form(noFields)
    await visit.engine.channelOrders.order(visit.actor, await placeIn(visit), 'log_out')
    return redirect('/channels', info(whatsappTexts(visit.language).logOutOrdered))
  }
}

export const restartWhatsapp = restarting(first)
export const logOutWhatsapp = loggingOut(first)
export const restartNumber = restarting(another)
export const logOutNumber = loggingOut(another)

/** Where a number's orders go. */
function pathOf(number: NumberId): string {
  return number === null ? '/channels/whatsapp' : `/channels/whatsapp/${number}`
}

const dialogOf = (number: NumberId) => `${placeOf(number)}-log-out`

/** The buttons for who may link and unlink the number; nothing can be disconnected that is not linked. */
export function WhatsappOrders({ number, isLinked }: { number: NumberId; isLinked: boolean }) {
  const t = useText(whatsappTexts)
  return (
    <div class="btn-list" id={`${placeOf(number)}-orders`}>
      <Form action={`${pathOf(number)}/restart`}>
        <SubmitButton look="secondary" icon="refresh">
          {t.restart}
        </SubmitButton>
      </Form>
      {isLinked && (
        <button
          type="button"
          class="btn btn-outline-danger"
          data-bs-toggle="modal"
          data-bs-target={`#${dialogOf(number)}`}
        >
          <Icon name="unlink" />
          {t.logOut}
        </button>
      )}
      {number !== null && (
        <LinkButton href={pathOf(number)} icon="pencil">
          {t.changeNumber}
        </LinkButton>
      )}
    </div>
  )
}

/** Apart from the buttons, which come anew as things change: an open dialog stays. */
export function LogOutDialog({ number }: { number: NumberId }) {
  const id = dialogOf(number)
  const t = useText(whatsappTexts)
  return (
    <Modal id={id}>
      <Form action={`${pathOf(number)}/log-out`} place={id}>
        <ModalHeader of={id} title={t.logOutTitle} />
        <div class="modal-body">
          <p>{t.logOutText}</p>
          <p class="mb-0">{t.logOutPhone}</p>
        </div>
        <ModalFooter confirm={t.logOut} danger />
      </Form>
    </Modal>
  )
}
