import type { ComponentChildren } from 'preact'
import { Icon } from '../layout/icon.tsx'
import { useShell, useText } from '../layout/shell.ts'
import { commonTexts } from './texts.ts'

/** The search of a list; lives in the address, so that a search can be shared. `children` are further filters. */
export function SearchBar({
  action,
  value,
  placeholder,
  children,
}: {
  action: string
  value: string
  placeholder: string
  children?: ComponentChildren
}) {
  const t = useText(commonTexts)
  const { address, path } = useShell()
  return (
    <form method="get" action={action} class="search-bar" data-autosubmit="">
      <div class="input-icon search-bar-words">
        <span class="input-icon-addon">
          <Icon name="search" />
        </span>
        <input
          type="search"
          name="q"
          value={value}
          maxLength={100}
          class="form-control"
          placeholder={placeholder}
          aria-label={placeholder}
          data-hotkey="/"
        />
      </div>
      {children}
      <button type="submit" class="btn">
        {t.search}
      </button>
      {address !== path && (
        <a class="btn btn-ghost-secondary" href={action}>
          {t.clear}
        </a>
      )}
    </form>
  )
}

/** One choice beside the search. */
export function SearchChoice({
  name,
  label,
  value,
  options,
}: {
  name: string
  label: string
  value: string
  options: readonly { value: string; label: string }[]
}) {
  return (
    <select name={name} class="form-select search-bar-choice" aria-label={label}>
      {options.map((option) => (
        <option key={option.value} value={option.value} selected={option.value === value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}
