import type { ServiceOrderVerb, ServiceOrderView } from '#engine'
import { Dialog } from '../case/dialog.tsx'
import { draftOf, type Returned } from '../case/dialog-form.ts'
import { AreaField, Card, CsrfField, LinkButton, OffButton } from '../layout/components/index.ts'
import { Icon } from '../layout/icon.tsx'
import { useShell, useText } from '../layout/shell.ts'
import { offReason } from './off.ts'
import { serviceOrderTexts } from './texts.ts'

/** A form of a dialog that came back with something to mend. */
export type OrderReturned = Returned<'cancelSchedule' | 'cancel'>

type Way =
  | { kind: 'page'; path: string }
  | { kind: 'at once'; path: string }
  | { kind: 'dialog'; path: string }

type Entry = { verb: ServiceOrderVerb; icon: string; text: Named; way: Way }
type Named =
  | 'edit'
  | 'schedule'
  | 'reschedule'
  | 'cancelSchedule'
  | 'start'
  | 'materials'
  | 'close'
  | 'cancelOrder'

const ENTRIES: readonly Entry[] = [
  { verb: 'schedule', icon: 'calendar-plus', text: 'schedule', way: { kind: 'page', path: 'schedule' } },
  { verb: 'start', icon: 'player-play', text: 'start', way: { kind: 'at once', path: 'start' } },
  { verb: 'close', icon: 'circle-check', text: 'close', way: { kind: 'page', path: 'closing' } },
  { verb: 'changeMaterials', icon: 'package', text: 'materials', way: { kind: 'page', path: 'materials' } },
  {
    verb: 'reschedule',
    icon: 'calendar-repeat',
    text: 'reschedule',
    way: { kind: 'page', path: 'schedule' },
  },
  {
    verb: 'cancelSchedule',
    icon: 'calendar-x',
    text: 'cancelSchedule',
    way: { kind: 'dialog', path: 'schedule-cancellation' },
  },
  { verb: 'edit', icon: 'pencil', text: 'edit', way: { kind: 'page', path: 'edit' } },
  { verb: 'cancel', icon: 'circle-x', text: 'cancelOrder', way: { kind: 'dialog', path: 'cancellation' } },
]

/** Everything that may be done with the order now; what is off says why. */
export function Actions({ view }: { view: ServiceOrderView }) {
  const t = useText(serviceOrderTexts)
  return (
    <Card title={t.actions}>
      <div class="btn-list actions">
        {ENTRIES.map((entry) => (
          <Action key={entry.verb} view={view} entry={entry} />
        ))}
        <LinkButton href={`/service-orders/${view.order.id}/print`} icon="printer" small>
          {t.print}
        </LinkButton>
      </div>
    </Card>
  )
}

/** The next step of the visit stands out. */
const NEXT: readonly ServiceOrderVerb[] = ['schedule', 'start', 'close']

function Action({ view, entry: { verb, icon, text, way } }: { view: ServiceOrderView; entry: Entry }) {
  const t = useText(serviceOrderTexts)
  const { language } = useShell()
  const reason = offReason(view, verb, language)
  if (reason !== null) {
    return (
      <OffButton icon={icon} reason={reason} small>
        {t[text]}
      </OffButton>
    )
  }
  const look = NEXT.includes(verb) ? 'btn-primary' : verb === 'cancel' ? 'btn-outline-danger' : ''
  const path = `/service-orders/${view.order.id}/${way.path}`
  const words = (
    <>
      <Icon name={icon} />
      {t[text]}
    </>
  )
  if (way.kind === 'page')
    return (
      <a class={`btn btn-sm ${look}`} href={path} id={`action-${verb}`}>
        {words}
      </a>
    )
  if (way.kind === 'at once')
    return (
      <form method="post" action={path}>
        <CsrfField />
        <button type="submit" class={`btn btn-sm ${look}`} id={`action-${verb}`}>
          {words}
        </button>
      </form>
    )
  return (
    <button
      type="button"
      class={`btn btn-sm ${look}`}
      id={`action-${verb}`}
      data-bs-toggle="modal"
      data-bs-target={`#dialog-${verb}`}
    >
      {words}
    </button>
  )
}

/** The forms behind the buttons that ask for a reason. */
export function Dialogs({ view, returned }: { view: ServiceOrderView; returned: OrderReturned | null }) {
  const t = useText(serviceOrderTexts)
  const { order } = view
  const path = `/service-orders/${order.id}`
  const draft = (form: OrderReturned['form']) => draftOf(returned, form)
  const why = (name: string) => <AreaField name={name} label={t.reason} rows={3} maxLength={1_000} required />
  return (
    <>
      <Dialog
        id="dialog-cancelSchedule"
        action={`${path}/schedule-cancellation`}
        title={t.cancelScheduleTitle}
        text={t.cancelScheduleText}
        confirm={t.cancelSchedule}
        draft={draft('cancelSchedule')}
        version={order.version}
      >
        {why('reason')}
      </Dialog>
      <Dialog
        id="dialog-cancel"
        action={`${path}/cancellation`}
        title={t.cancelOrderTitle}
        text={t.cancelOrderText}
        confirm={t.cancelOrder}
        danger
        draft={draft('cancel')}
        version={order.version}
      >
        {why('why')}
      </Dialog>
    </>
  )
}
