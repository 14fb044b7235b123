import { type Option, SelectField } from '../layout/components/index.ts'

/** With which process and classification an atendimento begins that a customer opens (R61). */
export function BeginningFields({
  choices: { processes, classifications },
  words,
  class: className,
}: {
  choices: { processes: readonly Option[]; classifications: readonly Option[] }
  words: {
    process: string
    processHint: string
    noProcess: string
    classification: string
    noClassification: string
  }
  class: string
}) {
  return (
    <>
      <SelectField
        class={className}
        name="processId"
        label={words.process}
        hint={words.processHint}
        options={processes}
        empty={words.noProcess}
      />
      <SelectField
        class={className}
        name="classificationId"
        label={words.classification}
        options={classifications}
        empty={words.noClassification}
      />
    </>
  )
}
