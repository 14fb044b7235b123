import { FILE_LIMITS } from '#engine'

const bytes = FILE_LIMITS.panel.receive

/** What routes take in multipart forms. */
export const ONE_FILE = { files: { count: 1, bytes } }
export const TEN_FILES = { files: { count: 10, bytes } }
