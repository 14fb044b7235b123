import { Composer, phoneFrame } from '../../page/phone-frame.tsx'
import { phoneTexts } from './texts.ts'
import { addressOf, otherName, ownName } from './view.ts'
import type { Viewpoint } from './viewpoint.ts'

/** A phone open at one chat: a customer's with the number, or the number's own with a customer. */
export function chatPage(view: Viewpoint, isFramed: boolean): string {
  const { language } = view.person
  const texts = phoneTexts(language)
  return phoneFrame({
    owner: ownName(view),
    other: otherName(view),
    language: language === 'en' ? 'en' : 'pt-BR',
    texts,
    address: addressOf(view),
    isFramed,
    back: backOf(view, isFramed, texts.allPhones),
    look: 'plain',
    script: 'plain-phone.js',
    children: <Composer texts={texts} />,
  })
}

function backOf({ isOwn }: Viewpoint, isFramed: boolean, allPhones: string) {
  if (isOwn) return { href: `/whatsapp/own${isFramed ? '?framed' : ''}`, label: 'Todas as conversas' }
  return isFramed ? undefined : { href: '/', label: allPhones }
}
