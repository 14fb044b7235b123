import { texts } from '#engine'

export const recoveryTexts = texts({
  pt: {
    title: 'Recuperar senha',
    intro: 'Informe o e-mail da sua conta. Enviaremos um código de 6 dígitos para ele.',
    email: 'E-mail',
    send: 'Enviar código',
    back: 'Voltar para a entrada',
    codeTitle: 'Confira seu e-mail',
    codeIntro: (email: string) =>
      `Se ${email} for de uma conta, um código de 6 dígitos chega em instantes. Ele vale por 10 minutos.`,
    code: 'Código',
    confirm: 'Confirmar',
    again: 'Não chegou? Pedir outro código',
    wrong: (left: number) =>
      left === 1
        ? 'O código não confere. Resta 1 tentativa.'
        : `O código não confere. Restam ${left} tentativas.`,
    burnt: 'As tentativas deste código acabaram. Peça outro para continuar.',
    expired: 'Este código não vale mais. Peça outro para continuar.',
    done: 'Pronto! Enviamos uma senha provisória para o seu e-mail. Entre com ela e escolha uma nova.',
  },
  en: {
    title: 'Recover password',
    intro: "Give your account's e-mail. We will send a 6-digit code to it.",
    email: 'E-mail',
    send: 'Send code',
    back: 'Back to the sign-in',
    codeTitle: 'Check your e-mail',
    codeIntro: (email: string) =>
      `If ${email} belongs to an account, a 6-digit code arrives in a moment. It is valid for 10 minutes.`,
    code: 'Code',
    confirm: 'Confirm',
    again: 'Did not arrive? Ask for another code',
    wrong: (left: number) =>
      left === 1
        ? 'The code does not match. 1 try is left.'
        : `The code does not match. ${left} tries are left.`,
    burnt: 'This code has no tries left. Ask for another one to go on.',
    expired: 'This code is no longer valid. Ask for another one to go on.',
    done: 'Done! We sent a provisional password to your e-mail. Sign in with it and choose a new one.',
  },
})
