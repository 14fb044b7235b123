import { z } from 'zod'

/** A new password typed twice; how strong it must be the engine knows. */
export const newPassword = {
  newPassword: z.string().min(1).max(1_000),
  repeated: z.string().max(1_000),
}

export function isRepeated({ newPassword, repeated }: { newPassword: string; repeated: string }): boolean {
  return newPassword === repeated
}

export const NOT_REPEATED = { path: ['repeated'], message: 'passwords_differ' }
