import { Icon } from './icon.tsx'
import type { Notice } from './notice.ts'
import { useText } from './shell.ts'
import { layoutTexts } from './texts.ts'

const ICONS = {
  success: 'circle-check',
  info: 'info-circle',
  warning: 'alert-triangle',
  danger: 'alert-triangle',
}

/** Where notices appear; the template is what the script fills for those that come with htmx. */
export function Toasts({ notice }: { notice?: Notice | undefined }) {
  return (
    <>
      <div
        class="toast-container position-fixed bottom-0 end-0 p-3"
        id="toasts"
        role="status"
        aria-live="polite"
      >
        {notice && <Toast notice={notice} />}
      </div>
      {(['success', 'info', 'warning', 'danger'] as const).map((kind) => (
        <template id={`toast-${kind}`} key={kind}>
          <Toast notice={{ kind, text: '' }} />
        </template>
      ))}
    </>
  )
}

function Toast({ notice: { kind, text } }: { notice: Notice }) {
  const t = useText(layoutTexts)
  return (
    <div class={`toast show notice-${kind}`} data-toast={kind}>
      <div class="toast-body d-flex align-items-center gap-2">
        <Icon name={ICONS[kind]} class={`text-${kind}`} />
        <span class="flex-fill" data-toast-text>
          {text}
        </span>
        <button type="button" class="btn-close" data-close-toast aria-label={t.close} />
      </div>
    </div>
  )
}
