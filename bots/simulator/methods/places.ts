import type { Message } from 'grammy/types'
import { badRequest } from '../http/api-error.ts'
import type { Methods } from './method.ts'
import { post } from './post.ts'
import { targetChat } from './target.ts'

/** Locations, contacts and dice: messages without text or file. */
export const placeMethods: Methods = {
  sendLocation: (call) => {
    const [latitude, longitude] = [
      Number(call.params.text('latitude')),
      Number(call.params.text('longitude')),
    ]
    if (!Number.isFinite(latitude) || !Number.isFinite(longitude))
      throw badRequest('latitude or longitude is invalid')
    return post(call, targetChat(call), { location: { latitude, longitude } })
  },
  sendContact: (call) => {
    const phone_number = call.params.text('phone_number')
    const first_name = call.params.text('first_name')
    if (!phone_number || !first_name) throw badRequest('phone number or first name is empty')
    return post(call, targetChat(call), { contact: { phone_number, first_name } })
  },
  sendDice: (call) => post(call, targetChat(call), { dice: { emoji: '🎲', value: 4 } } as Partial<Message>),
}
