import { callbackMethods } from './callback.ts'
import { chatMethods } from './chats.ts'
import { editMethods } from './edit.ts'
import { fileMethods } from './files.ts'
import { forwardMethods } from './forward.ts'
import { mediaMethods } from './media.ts'
import type { Method } from './method.ts'
import { placeMethods } from './places.ts'
import { profileMethods } from './profile.ts'
import { textMethods } from './text.ts'
import { updateMethods } from './updates.ts'

const methods = {
  ...updateMethods,
  ...profileMethods,
  ...textMethods,
  ...mediaMethods,
  ...placeMethods,
  ...editMethods,
  ...forwardMethods,
  ...callbackMethods,
  ...chatMethods,
  ...fileMethods,
}

const byLowerCase = new Map(
  Object.entries(methods).map(([name, method]) => [name.toLowerCase(), { name, method }]),
)

/** Methods are found whatever the case of their letters, as on the real server. */
export function findMethod(name: string): { name: string; method: Method } | undefined {
  return byLowerCase.get(name.toLowerCase())
}
