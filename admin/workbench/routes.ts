import { get } from '../route.ts'
import { showWorkbench } from './page.tsx'

export const workbenchRoutes = [get('/atendimentos', 'operator', showWorkbench)]
