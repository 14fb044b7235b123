import { absentOr, blameField } from '../administration/input.ts'

/**
 * CPF or CNPJ without its punctuation, or null when the check digits are wrong.
 * A CNPJ may hold letters in its first twelve places (Receita Federal, IN 2.229/2024).
 */
export function parseDocument(text: string): string | null {
  const bare = text.toUpperCase().replace(/[.\-/\s]/g, '')
  if (/^(.)\1*$/.test(bare)) return null
  return isCpf(bare) || isCnpj(bare) ? bare : null
}

/** 529.982.247-25 or 12.ABC.345/01DE-35; anything else as it is. */
export function formatDocument(document: string): string {
  if (document.length === 11) return document.replace(/^(.{3})(.{3})(.{3})(.{2})$/, '$1.$2.$3-$4')
  return document.replace(/^(.{2})(.{3})(.{3})(.{4})(.{2})$/, '$1.$2.$3/$4-$5')
}

/** The field of a form: empty is null, else a valid document in its bare form. */
export const document = () =>
  absentOr(40, (text, context) => parseDocument(text) ?? blameField(context, 'not_document'))

function isCpf(bare: string): boolean {
  if (!/^\d{11}$/.test(bare)) return false
  return bare.endsWith(checkDigits(bare.slice(0, 9), 11))
}

function isCnpj(bare: string): boolean {
  if (!/^[0-9A-Z]{12}\d{2}$/.test(bare)) return false
  return bare.endsWith(checkDigits(bare.slice(0, 12), 9))
}

/** Modulo 11 with weights 2 … `heaviest` from the right, beginning again at 2; letters count as their ASCII code − 48. */
function checkDigits(base: string, heaviest: number): string {
  const first = checkDigit(base, heaviest)
  return `${first}${checkDigit(`${base}${first}`, heaviest)}`
}

function checkDigit(base: string, heaviest: number): number {
  const sum = [...base].reverse().reduce((total, character, place) => {
    return total + (character.charCodeAt(0) - 48) * (2 + (place % (heaviest - 1)))
  }, 0)
  const rest = sum % 11
  return rest < 2 ? 0 : 11 - rest
}
