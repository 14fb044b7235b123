import { Message } from '../layout/components/index.ts'
import { useDates, useShell, useText } from '../layout/shell.ts'
import { whatsappTexts } from './whatsapp-texts.ts'

/** What the number's phone scans. It stands in this page alone, which nothing keeps. */
export function WhatsappQr({ qr, mayLink }: { qr: { picture: string; at: Date } | null; mayLink: boolean }) {
  const t = useText(whatsappTexts)
  const { now } = useShell()
  const { duration } = useDates()
  if (!mayLink) return <Message tone="info">{t.qrForAdministrators}</Message>
  return (
    <section class="steps-card mt-0 mb-3">
      <h3 class="h4">{t.howToScan}</h3>
      <ol>
        <li>{t.scanSteps.open}</li>
        <li>{t.scanSteps.devices}</li>
        <li>{t.scanSteps.point}</li>
      </ol>
      {qr ? (
        <figure class="invite-qr">
          <img src={qr.picture} alt={t.qrAlt} width="264" height="264" />
          <figcaption class="text-secondary small mt-2">
            {t.qrAge(duration(now.getTime() - qr.at.getTime()))}
          </figcaption>
        </figure>
      ) : (
        <p class="mb-0 text-secondary">{t.qrComing}</p>
      )}
    </section>
  )
}
