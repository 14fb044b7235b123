import type { ChannelTraffic, NumberId } from '#engine'
import { LinkButton } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import { numberTexts } from './number-texts.ts'
import { Whatsapp, type WhatsappFacts } from './whatsapp.tsx'

/** A card for each number, and the way to one more. Where WhatsApp is off, how to turn it on is enough. */
export function Whatsapps({
  all,
  trafficOf,
}: {
  all: readonly WhatsappFacts[]
  trafficOf(number: NumberId): ChannelTraffic | undefined
}) {
  const t = useText(numberTexts)
  const isOn = all.some((facts) => facts.isOn)
  const shown = isOn ? all.map((facts) => ({ ...facts, isOn })) : all.slice(0, 1)
  return (
    <>
      {shown.map((facts) => (
        <Whatsapp key={facts.number?.id ?? ''} facts={facts} traffic={trafficOf(facts.number?.id ?? null)} />
      ))}
      {isOn && all[0]?.mayOrder && (
        <div class="mb-3">
          <LinkButton href="/channels/whatsapp/new" icon="plus">
            {t.add}
          </LinkButton>
        </div>
      )}
    </>
  )
}
