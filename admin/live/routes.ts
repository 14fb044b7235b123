import { raw } from '../answer.ts'
import { get } from '../route.ts'
import { stream } from './stream.ts'

export const liveRoutes = [
  get('/live', 'operator', ({ engine, actor }) =>
    raw((request, response) => stream({ engine, actor }, request, response)),
  ),
]
