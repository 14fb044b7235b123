import { MATERIAL_KINDS } from '#engine'
import { Uploads } from '../case/uploads.tsx'
import { faultWords } from '../error/words.ts'
import {
  AreaField,
  CheckField,
  RadioField,
  TextField,
  useDraft,
  useField,
} from '../layout/components/index.ts'
import { useShell, useText } from '../layout/shell.ts'
import { processTexts } from './texts.ts'

export function MaterialFields() {
  const t = useText(processTexts)
  return (
    <>
      <RadioField
        name="kind"
        label={t.kind}
        required
        options={MATERIAL_KINDS.map((value) => ({ value, label: t.kinds[value] }))}
      />
      <TextField name="title" label={t.materialTitle} required maxLength={120} autocomplete="off" />
      <TextField name="url" label={t.url} hint={t.urlHint} type="url" autocomplete="off" />
      <AreaField name="body" label={t.body} hint={t.bodyHint} rows={8} />
      <NewFiles />
      <CheckField name="active" label={t.active} />
    </>
  )
}

/** Files to be uploaded, and those that were when the form came back with something to mend. */
function NewFiles() {
  const t = useText(processTexts)
  const { language } = useShell()
  const { values } = useField({ name: 'attachmentIds' })
  const fault = useDraft().faults.attachmentIds
  return (
    <fieldset class="mb-3">
      <legend class="form-label">{t.files}</legend>
      {values.map((id) => (
        <input key={id} type="hidden" name="attachmentIds" value={id} />
      ))}
      {values.length > 0 && <p class="small mb-1">{t.filesKept(values.length)}</p>}
      <Uploads />
      {fault && <div class="invalid-feedback d-block">{faultWords(language, fault)}</div>}
    </fieldset>
  )
}
