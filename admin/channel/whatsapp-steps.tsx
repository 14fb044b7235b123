import { CHROMIUM_ADVICE } from '#engine'
import { LinkButton, Message } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import { whatsappTexts } from './whatsapp-texts.ts'

/** From nothing to a linked number, and what it risks, for somebody who decides. */
export function WhatsappSteps() {
  const { how, steps, risk, whom, toPlans } = useText(whatsappTexts)
  return (
    <>
      <Message tone="warning">{risk}</Message>
      <section class="steps-card">
        <h3 class="h4">{how}</h3>
        <ol>
          <li>{steps.number}</li>
          <li>
            {steps.browser}
            <pre class="mt-1 mb-1">{CHROMIUM_ADVICE.split(',')[0]}</pre>
          </li>
          <li>
            {steps.set}
            <pre class="mt-1 mb-1">WHATSAPP=on</pre>
          </li>
          <li>{steps.scan}</li>
        </ol>
        <p class="text-secondary">{whom}</p>
        <LinkButton href="/plans" icon="tag" small>
          {toPlans}
        </LinkButton>
      </section>
    </>
  )
}
