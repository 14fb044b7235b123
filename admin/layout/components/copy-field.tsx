import { Icon } from '../icon.tsx'

/** A text to be carried elsewhere, with a button that copies it. */
export function CopyField({ label, text, copy }: { label: string; text: string; copy: string }) {
  return (
    <div class="input-group">
      <input class="form-control font-monospace" value={text} readOnly aria-label={label} data-select-all />
      <button type="button" class="btn" data-copy={text}>
        <Icon name="copy" />
        {copy}
      </button>
    </div>
  )
}
