import { badRequest } from '../http/api-error.ts'
import type { Methods } from './method.ts'

const DOWNLOAD_LIMIT = 20 * 1024 * 1024

export const fileMethods: Methods = {
  getFile: ({ sim, params }) => {
    const file = sim.files.get(params.text('file_id') ?? '')
    if (!file) throw badRequest('invalid file_id')
    if (file.size > DOWNLOAD_LIMIT) throw badRequest('file is too big')
    return { file_id: file.fileId, file_unique_id: file.uniqueId, file_size: file.size, file_path: file.path }
  },
}
