import type { Methods } from './method.ts'
import { post, readText } from './post.ts'
import { targetChat } from './target.ts'

export const textMethods: Methods = {
  sendMessage: (call) => {
    const text = readText(call)
    return post(call, targetChat(call), text)
  },
}
