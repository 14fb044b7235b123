import { z } from 'zod'
import { type Role, SYSTEM } from '../actor.ts'
import { ROLES } from '../operator/operator.ts'
import { Misused, type Shell, withEngine } from './command.ts'

export type OperatorOptions = {
  email?: string | undefined
  name?: string | undefined
  role?: string | undefined
  'password-stdin'?: boolean | undefined
}

/** A new operator: with a password from the pipe, else with a welcome mail to choose one. */
export async function addOperator(shell: Shell, options: OperatorOptions): Promise<void> {
  const { email, name, role = 'agent' } = options
  if (!email || !z.email().safeParse(email).success)
    throw new Misused('say whose: --email ana@empresa.com.br')
  if (!name?.trim()) throw new Misused('say the name: --name "Ana Souza"')
  if (!isRole(role)) throw new Misused(`--role is one of ${ROLES.join(', ')}`)
  const password = options['password-stdin'] ? await shell.input() : undefined
  if (password === '')
    throw new Misused('no password came in: echo the-password | bote operator add … --password-stdin')
  if (password === undefined && !shell.config.mail) {
    throw new Misused('without a mail server nobody can be welcomed: add --password-stdin, or set SMTP_URL')
  }
  await withEngine(shell, (engine) =>
    engine.operators.add(SYSTEM, { email, name, role, ...(password === undefined ? {} : { password }) }),
  )
  shell.print(
    password === undefined
      ? `${name} (${role}) was added; a mail to ${email} says how to choose a password.`
      : `${name} (${role}) was added and can sign in.`,
  )
}

function isRole(role: string): role is Role {
  return (ROLES as readonly string[]).includes(role)
}
