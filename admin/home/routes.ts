import { redirect } from '../answer.ts'
import { get } from '../route.ts'

export const homeRoutes = [
  get('/', 'operator', ({ response }) =>
    redirect(response.locals.paths.has('/tickets') ? '/tickets' : '/profile'),
  ),
]
