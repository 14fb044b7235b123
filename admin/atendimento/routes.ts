import { TEN_FILES } from '../attachment/limits.ts'
import { get, post } from '../route.ts'
import { check } from './checking.tsx'
import { claim, release } from './claiming.ts'
import { comment, editComment } from './commenting.ts'
import { deadlineAsData } from './deadline-json.ts'
import { attach, describe, remove, turn } from './files.ts'
import { finish } from './finishing.ts'
import { forward } from './forwarding.ts'
import { showAtendimento } from './page.tsx'
import { markRead, olderHistory, resendNotice, saveWords } from './parts.ts'
import { resume } from './resuming.ts'
import { transfer } from './transfer.ts'
import { removeViewer } from './viewers.ts'

export const atendimentoRoutes = [
  get('/atendimentos/:id', 'operator', showAtendimento),
  get('/atendimentos/:id/history', 'operator', olderHistory),
  get('/atendimentos/:id/deadline.json', 'operator', deadlineAsData),
  post('/atendimentos/:id/reading', 'operator', markRead),
  post('/atendimentos/:id/draft', 'operator', saveWords),
  post('/atendimentos/:id/check', 'operator', check),
  post('/atendimentos/:id/claiming', 'operator', claim),
  post('/atendimentos/:id/release', 'operator', release),
  post('/atendimentos/:id/transfer', 'operator', transfer),
  post('/atendimentos/:id/forwarding', 'operator', forward),
  post('/atendimentos/:id/viewers/:operator/removal', 'operator', removeViewer),
  post('/atendimentos/:id/comments', 'operator', comment, TEN_FILES),
  post('/atendimentos/:id/comments/:log', 'operator', editComment),
  post('/atendimentos/:id/resumption', 'operator', resume),
  post('/atendimentos/:id/finish', 'operator', finish),
  post('/atendimentos/:id/files', 'operator', attach, TEN_FILES),
  post('/atendimentos/:id/files/:file/description', 'operator', describe),
  post('/atendimentos/:id/files/:file/turn', 'operator', turn),
  post('/atendimentos/:id/files/:file/removal', 'operator', remove),
  post('/atendimentos/:id/notices/:notice/resending', 'operator', resendNotice),
]
