import { Icon } from '../layout/icon.tsx'
import { useText } from '../layout/shell.ts'
import { registrationTexts } from './texts.ts'

const STEPS = ['register', 'check', 'start'] as const
export type StepName = (typeof STEPS)[number]

/** Where in the three steps the page is; the steps before are done. */
export function Steps({ current }: { current: StepName }) {
  const { steps: t } = useText(registrationTexts)
  const at = STEPS.indexOf(current)
  return (
    <ol class="wizard-steps" aria-label={t.label}>
      {STEPS.map((step, n) => (
        <li
          key={step}
          class={n < at ? 'wizard-done' : n === at ? 'wizard-here' : ''}
          aria-current={n === at ? 'step' : undefined}
        >
          <span class="wizard-number">{n < at ? <Icon name="check" /> : n + 1}</span>
          <span>
            {t[step]}
            {n < at && <span class="visually-hidden"> ({t.done})</span>}
          </span>
        </li>
      ))}
    </ol>
  )
}
