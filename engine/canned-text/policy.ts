import { isStaff, mayChangeOwned } from '../administration/authority.ts'

/** Everybody at the desk uses them. */
export const mayReadCannedTexts = isStaff
export const mayChangeCannedText = mayChangeOwned
