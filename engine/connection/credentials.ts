import { z } from 'zod'
import { blameField, line } from '../administration/input.ts'
import { parseLogin } from './addressing.ts'

/** Who and with what a connection signs in. An empty password leaves the one it has. */
export const login = () =>
  line(64).transform((text, context) => parseLogin(text) ?? blameField(context, 'not_login'))

/** As typed, not trimmed; equipment takes no more than visible ASCII. Empty is null. */
export const password = () =>
  z
    .string()
    .max(64)
    .default('')
    .transform((text, context) => {
      if (text === '') return null
      return /^[\x21-\x7e]{6,64}$/.test(text) ? text : blameField(context, 'not_connection_password')
    })
