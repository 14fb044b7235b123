import { CsrfField, Modal, ModalFooter, ModalHeader } from '../layout/components/index.ts'
import { drawnOnceFor } from '../layout/drawn-once.tsx'
import { Icon } from '../layout/icon.tsx'
import { useText } from '../layout/shell.ts'
import type { Choices } from './choices.ts'
import { queueTexts } from './texts.ts'

/** Appears as soon as a ticket is picked (the style sheet sees it). */
export function BulkBar({ choices }: { choices: Choices }) {
  const t = useText(queueTexts)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would stand inside no form here.
    <div class="bulk-bar" role="group" aria-label={t.bulk}>
      <form method="post" action="/tickets/assignments" id="bulk" class="bulk-form">
        <CsrfField />
        <span class="text-nowrap">
          {t.picked} <strong data-picked-count>0</strong>
        </span>
        <label class="bulk-field">
          <span class="visually-hidden">{t.assignTo}</span>
          <select name="operatorId" id="bulk-operator" class="form-select form-select-sm" hx-preserve>
            <option value="">{t.assignTo}…</option>
            {drawn(choices, '', () => operatorOptions(choices))}
          </select>
        </label>
        <button type="submit" class="btn btn-sm">
          <Icon name="user-share" />
          {t.assign}
        </button>
        <button
          type="button"
          class="btn btn-sm btn-outline-danger"
          data-bs-toggle="modal"
          data-bs-target="#reject-many"
        >
          <Icon name="circle-x" />
          {t.rejectMany}
        </button>
      </form>
    </div>
  )
}

const drawn = drawnOnceFor<Choices>()

function operatorOptions({ operators }: Choices) {
  return (
    <>
      {operators.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </>
  )
}

/** Asks before it rejects many; its fields belong to the same form as the picks. */
export function RejectDialog() {
  const t = useText(queueTexts)
  return (
    <Modal id="reject-many">
      <ModalHeader of="reject-many" title={t.rejectTitle} />
      <div class="modal-body">
        <p>{t.rejectText}</p>
        <label class="form-label required" for="bulk-reason">
          {t.reason}
        </label>
        <textarea id="bulk-reason" name="text" form="bulk" class="form-control" rows={4} maxLength={20_000} />
      </div>
      <ModalFooter confirm={t.confirmReject} danger form="bulk" formaction="/tickets/rejections" />
    </Modal>
  )
}
