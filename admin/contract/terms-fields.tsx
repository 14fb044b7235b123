import { type Option, SelectField, TextField } from '../layout/components/index.ts'

/** The terms of atendimentos that a contract has of its own, and its company for all the others. */
export function TermsFields({
  slaTables,
  words,
}: {
  slaTables: readonly Option[]
  words: {
    slaTable: string
    slaTableHint: string
    noSlaTable: string
    overdueDays: string
    overdueDaysHint: string
  }
}) {
  return (
    <>
      <SelectField
        class="mb-3 col-md-6"
        name="slaTableId"
        label={words.slaTable}
        hint={words.slaTableHint}
        options={slaTables}
        empty={words.noSlaTable}
      />
      <TextField
        class="mb-3 col-md-6"
        name="overdueDays"
        label={words.overdueDays}
        hint={words.overdueDaysHint}
        type="number"
        min={0}
        max={365}
      />
    </>
  )
}
