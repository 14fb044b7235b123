import type { ShownAttachment } from '#engine'
import { File } from '../case/files.tsx'
import { Uploads } from '../case/uploads.tsx'
import {
  Card,
  ConfirmDialog,
  CsrfField,
  Form,
  OffButton,
  SubmitButton,
  TextField,
} from '../layout/components/index.ts'
import { Icon } from '../layout/icon.tsx'
import { useDates, useText } from '../layout/shell.ts'
import type { CaseView } from './case-view.ts'
import { useOffReason } from './off-reason.ts'
import { atendimentoTexts } from './texts.ts'

/** R55: every file of the case; those that were deleted stay named. */
export function CaseFiles({ view }: { view: CaseView }) {
  const { files: t } = useText(atendimentoTexts)
  const off = useOffReason(view, 'attach')
  const path = `/atendimentos/${view.atendimento.id}/files`
  return (
    <>
      <div id="case-files">
        {view.files.length === 0 ? (
          <p class="text-secondary">{t.empty}</p>
        ) : (
          <ul class="case-files">
            {view.files.map((file) => (
              <li key={file.id} class="card">
                <CaseFile file={file} path={`${path}/${file.id}`} isOff={off !== null} />
              </li>
            ))}
          </ul>
        )}
      </div>
      {off ? (
        <div class="mb-3">
          <OffButton icon="paperclip" reason={off}>
            {t.add}
          </OffButton>
        </div>
      ) : (
        <Card>
          <Form action={path} once files>
            <Uploads />
            <TextField name="description" label={t.description} maxLength={500} class="mt-3 mb-3" />
            <SubmitButton icon="paperclip">{t.add}</SubmitButton>
          </Form>
        </Card>
      )}
    </>
  )
}

function CaseFile({ file, path, isOff }: { file: ShownAttachment; path: string; isOff: boolean }) {
  const { files: t } = useText(atendimentoTexts)
  const { dateTime } = useDates()
  const { id, name, description, createdAt, deletedAt, deletedBy } = file
  if (deletedAt) {
    return (
      <div class="card-body text-secondary">
        <Icon name="file-off" class="icon-inline" /> <s>{name}</s>
        <div class="small">{t.deleted(deletedBy ?? '', dateTime(deletedAt))}</div>
      </div>
    )
  }
  return (
    <div class="card-body">
      <File file={file} />
      {description && <div class="mt-2">{description}</div>}
      <div class="text-secondary small mt-1">{dateTime(createdAt)}</div>
      {!isOff && (
        <details class="mt-2" id={`file-${id}`} hx-preserve>
          <summary>{t.edit}</summary>
          <Form action={`${path}/description`} class="mt-2">
            <label class="form-label" for={`description-${id}`}>
              {t.description}
            </label>
            <input
              class="form-control mb-2"
              id={`description-${id}`}
              name="description"
              value={description ?? ''}
              maxLength={500}
            />
            <SubmitButton look="secondary" small>
              {t.save}
            </SubmitButton>
          </Form>
          <div class="btn-list mt-2">
            {file.mediaType.startsWith('image/') && (
              <form method="post" action={`${path}/turn`}>
                <CsrfField />
                <button type="submit" class="btn btn-sm">
                  <Icon name="rotate-clockwise" />
                  {t.turn}
                </button>
              </form>
            )}
            <ConfirmDialog
              id={`remove-${id}`}
              action={`${path}/removal`}
              button={t.remove}
              icon="trash"
              title={t.removeTitle}
              confirm={t.remove}
              danger
              small
            >
              <p class="mb-0">{t.removeText(name)}</p>
            </ConfirmDialog>
          </div>
        </details>
      )}
    </div>
  )
}
