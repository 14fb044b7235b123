import { Field, useField } from '../layout/components/index.ts'

/** A select that does something when it changes. */
export function Select(props: {
  name: string
  label: string
  options: readonly { value: string; label: string }[]
  empty?: string
  hint?: string | undefined
  disabled?: boolean
  required?: boolean
  autofocus?: boolean
  attributes?: Record<string, string>
}) {
  const { name, label, options, empty, hint, disabled, required, autofocus, attributes } = props
  const { control, value, invalid } = useField({ name, hint, ...(required ? { required } : {}) })
  return (
    <Field
      name={name}
      label={label}
      class="col-md-6 mb-3"
      {...(hint ? { hint } : {})}
      {...(required ? { required } : {})}
    >
      <select
        {...control}
        {...attributes}
        disabled={disabled}
        autofocus={autofocus}
        class={`form-select ${invalid}`}
      >
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}
