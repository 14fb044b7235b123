import { z } from 'zod'
import { QUESTION_KINDS } from '#engine'
import { typed } from '../administration/typed.ts'
import { checkbox } from '../form/fields.ts'
import { AreaField, CheckField, SelectField, TextField } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import { subjectTexts } from '../subject/texts.ts'

const fields = {
  kind: z.enum(QUESTION_KINDS),
  question: typed(),
  questionEn: typed(),
  help: typed(),
  choices: typed().transform((text) => text.split('\n').filter((line) => line.trim() !== '')),
  required: checkbox(),
  allowUnknown: checkbox(),
  active: checkbox(),
}
export const newQuestion = z.strictObject(fields)
export const changedQuestion = z.strictObject({ basis: typed(), ...fields })

export function QuestionFields() {
  const t = useText(subjectTexts)
  return (
    <div class="row">
      <TextField
        class="mb-3 col-12"
        name="question"
        label={t.question}
        hint={t.questionHint}
        required
        autocomplete="off"
      />
      <TextField class="mb-3 col-md-6" name="questionEn" label={t.questionEn} autocomplete="off" />
      <SelectField
        class="mb-3 col-md-6"
        name="kind"
        label={t.kind}
        options={QUESTION_KINDS.map((kind) => ({ value: kind, label: t.kinds[kind] }))}
        required
      />
      <AreaField class="mb-3 col-md-6" name="choices" label={t.choices} hint={t.choicesHint} rows={4} />
      <AreaField
        class="mb-3 col-md-6"
        name="help"
        label={t.help}
        hint={t.helpHint}
        rows={4}
        maxLength={500}
      />
      <CheckField class="mb-2 col-12" name="required" label={t.required} hint={t.requiredHint} />
      <CheckField class="mb-2 col-12" name="allowUnknown" label={t.allowUnknown} />
      <CheckField class="mb-2 col-12" name="active" label={t.questionActive} />
    </div>
  )
}
