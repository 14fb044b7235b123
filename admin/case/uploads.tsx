import { FILE_LIMITS } from '#engine'
import { useDraft } from '../layout/components/index.ts'
import { Icon } from '../layout/icon.tsx'
import { useShell, useText } from '../layout/shell.ts'
import { sizeWords } from './files.tsx'
import { caseTexts } from './texts.ts'

const LARGEST_FILE = FILE_LIMITS.panel.receive

/**
 * Files for the form it stands in: chosen, pasted or dropped, uploaded at once with progress. Without scripts they
 * travel with the form. The limit is said before. `name`: the field that carries the ids of what was uploaded.
 */
export function Uploads({ name = 'attachmentIds' }: { name?: string }) {
  const { compose: t } = useText(caseTexts)
  const { language } = useShell()
  const limit = sizeWords(LARGEST_FILE, language)
  const { values, files = [] } = useDraft()
  const uploaded = files.filter(({ id }) => [values[name]].flat().includes(id))
  return (
    <div
      class="uploads"
      data-uploads="/attachments"
      data-name={name}
      data-limit={String(LARGEST_FILE)}
      data-words={JSON.stringify({
        uploading: t.uploading,
        uploaded: t.uploaded,
        failed: t.failed,
        tooLarge: t.tooLarge(limit),
        remove: t.remove(''),
      })}
    >
      <label class="btn btn-sm uploads-choose">
        <Icon name="paperclip" />
        {t.attach}
        <input type="file" name="files" multiple class="visually-hidden" />
      </label>
      <span class="text-secondary small">{t.limit(limit)}</span>
      <ul class="uploads-list" aria-live="polite">
        {uploaded.map((file) => (
          <li key={file.id} class="upload" data-upload={file.id}>
            <span class="file-name">{file.name}</span>
            <span class="small">{t.uploaded}</span>
            <button type="button" class="btn-close" aria-label={t.remove(file.name)} />
            <input type="hidden" name={name} value={file.id} />
          </li>
        ))}
      </ul>
    </div>
  )
}
