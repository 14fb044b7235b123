import { z } from 'zod'
import type { ServiceOrderChoices } from '#engine'
import { typed } from '../administration/typed.ts'
import { checkbox } from '../form/fields.ts'
import { AreaField, CheckField, optionsOf, SelectField, TextField } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import { serviceOrderTexts } from './texts.ts'

const fields = {
  typeId: typed(),
  defectId: typed(),
  technicianGroupId: typed(),
  reportedDefect: typed(),
  address: typed(),
}
export const newTask = z.strictObject({ ...fields, dispatch: checkbox() })
export const editedTask = z.strictObject({ ...fields, version: typed() })

type Named = { id: string; name: string }

/** What is asked for. `kept`: what the order has already, though it may have been put out of use. */
export function TaskFields({
  choices,
  kept = {},
  isNew = false,
}: {
  choices: ServiceOrderChoices
  kept?: Partial<Record<'type' | 'defect' | 'group', Named | null>>
  isNew?: boolean
}) {
  const t = useText(serviceOrderTexts)
  return (
    <div class="row">
      <SelectField
        class="mb-3 col-md-6"
        name="typeId"
        label={t.type}
        options={options(choices.types, kept.type)}
        empty={t.choose}
        required
      />
      <SelectField
        class="mb-3 col-md-6"
        name="technicianGroupId"
        label={t.technicianGroup}
        options={options(choices.technicianGroups, kept.group)}
        empty={t.noGroup}
      />
      <AreaField
        class="mb-3 col-12"
        name="reportedDefect"
        label={t.reportedDefect}
        hint={isNew ? t.reportedDefectHint : undefined}
        rows={5}
        maxLength={5_000}
        required
      />
      <SelectField
        class="mb-3 col-md-6"
        name="defectId"
        label={t.defect}
        options={options(choices.defects, kept.defect)}
        empty={t.none}
      />
      <TextField class="mb-3 col-md-6" name="address" label={t.address} maxLength={300} autocomplete="off" />
      {isNew && choices.hasFieldSystem && (
        <CheckField class="mb-0 col-12" name="dispatch" label={t.dispatch} />
      )}
    </div>
  )
}

/** In use, and what the order has already. */
export function options(list: readonly Named[], kept?: Named | null) {
  const all = kept && !list.some(({ id }) => id === kept.id) ? [...list, kept] : list
  return optionsOf(all)
}
