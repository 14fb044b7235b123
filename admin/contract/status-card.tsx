import type { ContractItem } from '#engine'
import { DoButton, Facts } from '../administration/pieces.tsx'
import { Badge, Card, ConfirmDialog, Moment } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import { contractTexts } from './texts.ts'

/** What became of a contract beside its dates, and what can be done about it. */
export function StatusCard({
  here,
  contract: { number, acceptedAt, cancelledAt, cancelReason },
  mayChange,
}: {
  here: string
  contract: ContractItem
  mayChange: boolean
}) {
  const t = useText(contractTexts)
  return (
    <Card title={t.state} id="status">
      <Facts
        rows={[
          [
            t.acceptance,
            acceptedAt ? <Moment date={acceptedAt} /> : <Badge tone="waiting">{t.notAccepted}</Badge>,
          ],
          [t.cancellation, cancelledAt && <Moment date={cancelledAt} />],
          [t.reason, cancelReason],
        ]}
      />
      {mayChange && (
        <div class="btn-list mt-3">
          {!acceptedAt && (
            <DoButton action={`${here}/acceptance`} icon="signature">
              {t.accept}
            </DoButton>
          )}
          {cancelledAt ? (
            <DoButton action={`${here}/reinstatement`} icon="rotate-clockwise">
              {t.reinstate}
            </DoButton>
          ) : (
            <ConfirmDialog
              id="cancel"
              action={`${here}/cancellation`}
              button={t.cancel}
              icon="ban"
              title={t.cancelTitle(number)}
              confirm={t.cancel}
              danger
              small
            >
              <label class="form-label required" for="cancel-reason">
                {t.reason}
              </label>
              <input
                id="cancel-reason"
                name="reason"
                class="form-control"
                maxLength={300}
                required
                autocomplete="off"
              />
              <p class="form-hint mb-0">{t.cancelText}</p>
            </ConfirmDialog>
          )}
        </div>
      )}
    </Card>
  )
}
