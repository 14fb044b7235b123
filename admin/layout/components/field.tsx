import type { ComponentChildren } from 'preact'
import { faultWords } from '../../error/words.ts'
import { useShell, useText } from '../shell.ts'
import { useDraft, useFieldKey } from './form.tsx'
import type { Option } from './option.ts'
import { componentTexts } from './texts.ts'

type Common = {
  name: string
  label: ComponentChildren
  hint?: ComponentChildren
  required?: boolean
  class?: string
}

type InputAttributes = {
  type?: 'text' | 'email' | 'tel' | 'password' | 'number' | 'date' | 'url' | 'time' | 'search'
  autocomplete?: string
  autofocus?: boolean
  placeholder?: string
  inputmode?: 'numeric' | 'decimal' | 'text' | 'email' | 'tel'
  maxLength?: number
  min?: string | number
  max?: string | number
  step?: string | number
  readOnly?: boolean
  disabled?: boolean
}

/** One line of text; `type` for e-mail, date, number … A password is never shown again. */
export function TextField({ type = 'text', autofocus, ...props }: Common & InputAttributes) {
  const field = useField(props)
  const { hint: _hint, label: _label, class: _class, name: _name, required: _required, ...attributes } = props
  return (
    <Field {...props}>
      <input
        {...field.control}
        {...attributes}
        // The types of JSX want to know which one at compile time.
        type={type as 'text'}
        autofocus={autofocus}
        class={`form-control ${field.invalid}`}
        value={type === 'password' ? undefined : field.value}
      />
    </Field>
  )
}

/** A file from the person's computer; the form needs `files`. */
export function FileField({ accept, ...props }: Common & { accept: string }) {
  const field = useField(props)
  return (
    <Field {...props}>
      <input {...field.control} type="file" accept={accept} class={`form-control ${field.invalid}`} />
    </Field>
  )
}

/** Several lines. */
export function AreaField({
  rows = 4,
  maxLength,
  placeholder,
  ...props
}: Common & { rows?: number; maxLength?: number; placeholder?: string }) {
  const field = useField(props)
  return (
    <Field {...props}>
      <textarea
        {...field.control}
        rows={rows}
        maxLength={maxLength}
        placeholder={placeholder}
        class={`form-control ${field.invalid}`}
      >
        {field.value}
      </textarea>
    </Field>
  )
}

/** One of several. `empty` is the choice that stands for none. */
export function SelectField({
  options,
  empty,
  disabled,
  ...props
}: Common & { options: readonly Option[]; empty?: string; disabled?: boolean }) {
  const field = useField(props)
  return (
    <Field {...props}>
      <select {...field.control} disabled={disabled} class={`form-select ${field.invalid}`}>
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map((option) => (
          <option
            key={option.value}
            value={option.value}
            disabled={option.disabled}
            selected={option.value === field.value}
          >
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}

/** Yes or no. The draft's value is `on` for yes. */
export function CheckField({ name, label, hint, class: className = 'mb-3' }: Omit<Common, 'required'>) {
  const { control, value } = useField({ name, hint })
  return (
    <div class={className}>
      <label class="form-check">
        <input {...control} type="checkbox" class="form-check-input" checked={value === 'on'} />
        <span class="form-check-label">{label}</span>
      </label>
      <FaultAndHint name={name} hint={hint} />
    </div>
  )
}

/** One of a few, all in sight. */
export function RadioField({
  options,
  ...props
}: Common & { options: readonly (Option & { hint?: string })[] }) {
  const { value } = useField(props)
  return (
    <Group {...props}>
      {options.map((option) => (
        <label class="form-check" key={option.value}>
          <input
            type="radio"
            class="form-check-input"
            name={props.name}
            value={option.value}
            checked={value === option.value}
            disabled={option.disabled}
          />
          <span class="form-check-label">{option.label}</span>
          {option.hint && <span class="form-check-description">{option.hint}</span>}
        </label>
      ))}
    </Group>
  )
}

/** Any number of several. The draft's value is a list. */
export function ChecksField({ options, ...props }: Common & { options: readonly Option[] }) {
  const { values } = useField(props)
  return (
    <Group {...props}>
      {options.map((option) => (
        <label class="form-check" key={option.value}>
          <input
            type="checkbox"
            class="form-check-input"
            name={props.name}
            value={option.value}
            checked={values.includes(option.value)}
            disabled={option.disabled}
          />
          <span class="form-check-label">{option.label}</span>
        </label>
      ))}
    </Group>
  )
}

/** Label, control, hint and fault; for controls that are none of the above. Give the control `useField(…).control`. */
export function Field(props: Common & { children: ComponentChildren }) {
  return (
    <div class={props.class ?? 'mb-3'}>
      <label
        class={`form-label ${props.required ? 'required' : ''}`}
        for={`field-${useFieldKey(props.name)}`}
      >
        {props.label}
      </label>
      {props.children}
      <FaultAndHint {...props} />
    </div>
  )
}

function Group(props: Common & { children: ComponentChildren }) {
  return (
    <fieldset class={props.class ?? 'mb-3'} aria-describedby={useField(props).control['aria-describedby']}>
      <legend class={`form-label ${props.required ? 'required' : ''}`}>{props.label}</legend>
      <div class="checks">{props.children}</div>
      <FaultAndHint {...props} />
    </fieldset>
  )
}

/** Below a control: what is wrong with it, and what helps to fill it in. */
export function FaultAndHint({ name, hint }: Pick<Common, 'name' | 'hint'>) {
  const { language } = useShell()
  const fault = useDraft().faults[name]
  const key = useFieldKey(name)
  return (
    <>
      {fault && (
        <div class="invalid-feedback d-block" id={`${key}-fault`}>
          {faultWords(language, fault)}
        </div>
      )}
      {hint && (
        <div class="form-hint" id={`${key}-hint`}>
          {hint}
        </div>
      )}
    </>
  )
}

/** A field's value and what its control needs to be tied to its label, hint and fault. */
export function useField({ name, hint, required }: Pick<Common, 'name' | 'hint' | 'required'>) {
  const { values, faults } = useDraft()
  const value = values[name]
  const fault = faults[name]
  const key = useFieldKey(name)
  const describedBy = [fault && `${key}-fault`, hint && `${key}-hint`].filter(Boolean).join(' ')
  return {
    value: (Array.isArray(value) ? value[0] : value) ?? '',
    values: Array.isArray(value) ? value : value ? [value] : [],
    invalid: fault ? 'is-invalid' : '',
    control: {
      id: `field-${key}`,
      name,
      required,
      'aria-invalid': fault ? ('true' as const) : undefined,
      'aria-describedby': describedBy || undefined,
    },
  }
}

/** Said once above a form: which mark means that a field must be filled in. */
export function RequiredHint() {
  const t = useText(componentTexts)
  return (
    <p class="required-hint text-secondary small mb-3">
      <span class="text-danger" aria-hidden="true">
        *
      </span>{' '}
      {t.requiredHint}
    </p>
  )
}
