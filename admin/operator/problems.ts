import { texts } from '#engine'

/** Sentences for what accounts may refuse. */
export const operatorProblems = texts({
  pt: {
    last_administrator:
      'Esta é a última conta de administração de todas as empresas. Dê esse perfil a outra pessoa antes.',
    own_account: 'Você não pode desativar a sua própria conta. Peça a outra pessoa da administração.',
    own_role: 'Você não pode mudar o seu próprio perfil. Peça a outra pessoa da administração.',
    operator_inactive: 'Esta conta está desativada. Reative-a antes de enviar o convite.',
    operator_has_password:
      'Esta pessoa já criou a senha. Se a esqueceu, ela usa “Esqueci a senha” na entrada.',
  },
  en: {
    last_administrator:
      'This is the last administrator account for all companies. Give that role to somebody else first.',
    own_account: 'You cannot deactivate your own account. Ask another administrator.',
    own_role: 'You cannot change your own role. Ask another administrator.',
    operator_inactive: 'This account is deactivated. Reactivate it before sending the invitation.',
    operator_has_password:
      'This person has chosen a password already. If they forgot it, they use “Forgot my password” at the sign-in.',
  },
})

export const operatorFaults = texts({
  pt: {
    password_like_owner: 'A senha não pode ser o seu nome nem o seu e-mail.',
    password_common: 'Esta senha é das mais usadas e fácil de adivinhar. Escolha outra.',
    password_unchanged: 'A senha nova precisa ser diferente da atual.',
    passwords_differ: 'As duas senhas não são iguais.',
    wrong_password: 'A senha atual não confere.',
    not_a_photo: 'Este arquivo não é uma foto em PNG, JPG ou WebP.',
    too_many_pixels: ({ maximum }: Record<string, unknown>) =>
      `A imagem é grande demais: use uma de até ${maximum} pontos de lado.`,
  },
  en: {
    password_like_owner: 'The password cannot be your name or e-mail.',
    password_common: 'This password is among the commonest and easy to guess. Choose another.',
    password_unchanged: 'The new password must differ from the current one.',
    passwords_differ: 'The two passwords differ.',
    wrong_password: 'The current password does not match.',
    not_a_photo: 'This file is no photo in PNG, JPG or WebP.',
    too_many_pixels: ({ maximum }: Record<string, unknown>) =>
      `The picture is too large: use one of up to ${maximum} pixels a side.`,
  },
})
