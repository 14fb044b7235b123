import { absentOr, blameField } from '../administration/input.ts'

/**
 * A telephone number as E.164 (`+5511987654321`), or null when it is none. Without a country code it is Brazilian and
 * needs its area code; the old eight-digit mobile numbers get their ninth digit.
 */
export function parsePhone(text: string): string | null {
  const international = /^\s*(\+|00)/.test(text)
  const digits = text.replace(/^\s*00/, '').replace(/\D/g, '')
  if (/[^\d\s()+\-./]/.test(text)) return null
  if (international && !digits.startsWith('55')) return /^[1-9]\d{6,14}$/.test(digits) ? `+${digits}` : null

  const national = digits.replace(/^55(?=\d{10,11}$)/, '').replace(/^0(?=\d{10,11}$)/, '')
  const [, area, subscriber] = /^([1-9][1-9])(\d{8,9})$/.exec(national) ?? []
  if (!area || !subscriber) return null
  if (/^[6-9]\d{7}$/.test(subscriber)) return `+55${area}9${subscriber}`
  return /^(9\d{8}|[2-5]\d{7})$/.test(subscriber) ? `+55${area}${subscriber}` : null
}

/** +55 11 98765-4321; a foreign number as it is. */
export function formatPhone(phone: string): string {
  return phone.replace(/^\+55(\d{2})(\d{4,5})(\d{4})$/, '+55 $1 $2-$3')
}

/** The field of a form: empty is null, else a number in E.164. */
export const phone = () =>
  absentOr(40, (text, context) => parsePhone(text) ?? blameField(context, 'not_phone'))
