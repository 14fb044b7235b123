import { redirect } from '../answer.ts'
import { menuOf } from '../layout/menu.ts'
import { get } from '../route.ts'

/** At home is what stands first in the menu: the work that their company does. */
export const homeRoutes = [
  get('/', 'operator', ({ signedIn, response }) => {
    const [first] = menuOf(signedIn, response.locals.paths).flatMap(({ entries }) => entries)
    return redirect(first?.path ?? '/profile')
  }),
]
