import { TEN_FILES } from '../attachment/limits.ts'
import { get, post } from '../route.ts'
import {
  addMaterial,
  changeMaterial,
  moveMaterial,
  removeFile,
  removeMaterial,
  showMaterial,
  showNewMaterial,
} from './material.tsx'
import {
  addProcess,
  changeProcess,
  moveProcess,
  removeProcess,
  showNewProcess,
  showProcess,
} from './process.tsx'
import {
  addSubprocess,
  changeSubprocess,
  moveSubprocess,
  removeSubprocess,
  showSubprocess,
} from './subprocess.tsx'
import { listProcesses } from './tree-page.tsx'

const STEP = '/processes/:id/subprocesses/:subprocessId'
const MATERIAL = `${STEP}/materials/:materialId`
export const processRoutes = [
  get('/processes', 'supervisor', listProcesses),
  get('/processes/new', 'administrator', showNewProcess),
  post('/processes', 'administrator', addProcess),
  get('/processes/:id', 'supervisor', showProcess),
  post('/processes/:id', 'administrator', changeProcess),
  post('/processes/:id/move', 'administrator', moveProcess),
  post('/processes/:id/removal', 'administrator', removeProcess),
  post('/processes/:id/subprocesses', 'administrator', addSubprocess),
  get(STEP, 'supervisor', showSubprocess),
  post(STEP, 'administrator', changeSubprocess),
  post(`${STEP}/move`, 'administrator', moveSubprocess),
  post(`${STEP}/removal`, 'administrator', removeSubprocess),
  get(`${STEP}/materials/new`, 'administrator', showNewMaterial),
  post(`${STEP}/materials`, 'administrator', addMaterial, TEN_FILES),
  get(MATERIAL, 'administrator', showMaterial),
  post(MATERIAL, 'administrator', changeMaterial, TEN_FILES),
  post(`${MATERIAL}/move`, 'administrator', moveMaterial),
  post(`${MATERIAL}/removal`, 'administrator', removeMaterial),
  post(`${MATERIAL}/files/:fileId/removal`, 'administrator', removeFile),
]
