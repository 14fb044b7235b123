import { FILE_LIMITS } from '#engine'
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
const files = { count: 10, bytes: FILE_LIMITS.panel.receive }

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
  post(`${STEP}/materials`, 'administrator', addMaterial, { files }),
  get(MATERIAL, 'administrator', showMaterial),
  post(MATERIAL, 'administrator', changeMaterial, { files }),
  post(`${MATERIAL}/move`, 'administrator', moveMaterial),
  post(`${MATERIAL}/removal`, 'administrator', removeMaterial),
  post(`${MATERIAL}/files/:fileId/removal`, 'administrator', removeFile),
]
