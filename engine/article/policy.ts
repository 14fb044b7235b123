import { isStaff, mayChangeOwned } from '../administration/authority.ts'

/** Articles are for everybody at the desk to read. */
export const mayReadArticles = isStaff
export const mayChangeArticle = mayChangeOwned
