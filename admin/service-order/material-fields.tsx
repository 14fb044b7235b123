import { z } from 'zod'
import { type Language, MOST_MATERIALS, type NewMaterial } from '#engine'
import { faultWords } from '../error/words.ts'
import { list } from '../form/fields.ts'
import type { Draft } from '../form/submission.ts'
import { useDraft } from '../layout/components/index.ts'
import { Icon } from '../layout/icon.tsx'
import { useShell, useText } from '../layout/shell.ts'
import { decimal } from '../ticket/verbs.ts'
import { serviceOrderTexts } from './texts.ts'

/** A list of lines: each field comes once for every line, in the page's order. */
export const materialFields = {
  materialName: list(MOST_MATERIALS, 300),
  materialQuantity: list(MOST_MATERIALS, 30),
  materialUnit: list(MOST_MATERIALS, 100),
  materialSerial: list(MOST_MATERIALS, 300),
}
const lines = z.object(materialFields)
type Lines = z.output<typeof lines>

/** The lines that somebody filled in; `12,5` in Portuguese is `12.5`. Without a quantity: one. */
export function materialsIn(typed: Lines, language: Language): NewMaterial[] {
  return filledLines(typed).map(({ name, quantity, unit, serial }) => ({
    name,
    quantity: quantity === '' ? '1' : decimal(quantity, language),
    unit,
    serial,
  }))
}

/** What stands in the fields for what is kept. */
export function materialValues(
  materials: readonly { name: string; quantity: string; unit: string | null; serial: string | null }[],
  language: Language,
): Draft['values'] {
  return {
    materialName: materials.map(({ name }) => name),
    materialQuantity: materials.map(({ quantity }) =>
      language === 'pt' ? quantity.replace('.', ',') : quantity,
    ),
    materialUnit: materials.map(({ unit }) => unit ?? ''),
    materialSerial: materials.map(({ serial }) => serial ?? ''),
  }
}

function filledLines({ materialName, materialQuantity, materialUnit, materialSerial }: Lines) {
  return materialName
    .map((name, n) => ({
      name,
      quantity: materialQuantity[n] ?? '',
      unit: materialUnit[n] ?? '',
      serial: materialSerial[n] ?? '',
    }))
    .filter(({ name, quantity, unit, serial }) => name || quantity || unit || serial)
}

const BLANK = { name: '', quantity: '', unit: '', serial: '' }
const FEWEST_LINES = 3

/** The lines, and some more to fill in; a button adds others. */
export function MaterialFields() {
  const t = useText(serviceOrderTexts)
  const { values } = useDraft()
  const read = lines.safeParse(Object.fromEntries(Object.entries(values).filter(([, value]) => value)))
  const filled = read.success ? filledLines(read.data) : []
  const blanks = Math.max(1, FEWEST_LINES - filled.length)
  return (
    <fieldset class="mb-3">
      <legend class="form-label">{t.materials}</legend>
      <div class="material-lines" data-lines>
        {[...filled, ...Array<typeof BLANK>(blanks).fill(BLANK)].map((line, n) => (
          <MaterialLine key={`line-${n + 1}`} line={line} n={n} />
        ))}
      </div>
      <button type="button" class="btn btn-sm" data-add-line hidden>
        <Icon name="plus" />
        {t.addRow}
      </button>
    </fieldset>
  )
}

function MaterialLine({ line, n }: { line: typeof BLANK; n: number }) {
  const t = useText(serviceOrderTexts)
  const { language } = useShell()
  const { faults } = useDraft()
  const fields = [
    { name: 'materialName', label: t.material, value: line.name, key: 'name', size: 'material-name' },
    { name: 'materialQuantity', label: t.quantity, value: line.quantity, key: 'quantity', size: '' },
    { name: 'materialUnit', label: t.unit, value: line.unit, key: 'unit', size: '' },
    { name: 'materialSerial', label: t.serial, value: line.serial, key: 'serial', size: 'material-serial' },
  ]
  const wrong = fields.flatMap(({ key, label }) => {
    const fault = faults[`materials.${n}.${key}`]
    return fault ? [`${label}: ${faultWords(language, fault)}`] : []
  })
  return (
    <div class="material-line">
      {fields.map(({ name, label, value, key, size }) => (
        <input
          key={name}
          name={name}
          value={value}
          class={`form-control ${size} ${faults[`materials.${n}.${key}`] ? 'is-invalid' : ''}`}
          placeholder={label}
          aria-label={t.rowOf(label, n + 1)}
          aria-invalid={faults[`materials.${n}.${key}`] ? 'true' : undefined}
          aria-describedby={wrong.length > 0 ? `materials-${n}-fault` : undefined}
          inputMode={key === 'quantity' ? 'decimal' : undefined}
          autocomplete="off"
          maxLength={200}
        />
      ))}
      {wrong.length > 0 && (
        <div class="invalid-feedback d-block material-fault" id={`materials-${n}-fault`}>
          {wrong.join(' ')}
        </div>
      )}
    </div>
  )
}
