import { Icon } from '../layout/icon.tsx'
import { useText } from '../layout/shell.ts'
import { channelTexts } from './texts.ts'

/** From nothing to a bot, for somebody who never made one. */
export function TelegramSteps({ setting }: { setting: string }) {
  const { howTelegram, telegramSteps: steps } = useText(channelTexts)
  return (
    <section class="steps-card">
      <h3 class="h4">{howTelegram}</h3>
      <ol>
        <li>{steps.open}</li>
        <li>{steps.create}</li>
        <li>{steps.copy}</li>
        <li>
          {steps.set}
          <pre class="mt-1 mb-1">{setting}=123456:ABC-DEF…</pre>
        </li>
      </ol>
      <p class="text-secondary mb-0">
        <Icon name="key" class="icon-inline" /> {steps.keep}
      </p>
    </section>
  )
}

export function MailSteps() {
  const { howMail, mailSteps: steps, mailHeld } = useText(channelTexts)
  return (
    <section class="steps-card">
      <h3 class="h4">{howMail}</h3>
      <ol>
        <li>{steps.ask}</li>
        <li>
          {steps.set}
          <pre class="mt-1 mb-1">
            {
              'SMTP_URL=smtps://usuario:senha@smtp.empresa.com.br:465\nMAIL_FROM="Suporte <suporte@empresa.com.br>"'
            }
          </pre>
        </li>
      </ol>
      <p class="text-secondary mb-0">{mailHeld}</p>
    </section>
  )
}
