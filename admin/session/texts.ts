import { texts } from '#engine'

export const sessionTexts = texts({
  pt: {
    title: 'Entrar',
    heading: 'Entre na sua conta',
    email: 'E-mail',
    password: 'Senha',
    submit: 'Entrar',
    forgot: 'Esqueci a senha',
    failed: 'E-mail ou senha não conferem. Confira e tente de novo.',
    provisionalExpired: 'A senha provisória venceu. Peça uma nova em “Esqueci a senha”.',
    signedOut: 'Você saiu. Até logo!',
    resume: 'Sua sessão terminou. Entre de novo: o que você estava digitando continua guardado.',
    noOperator:
      'Ainda não há ninguém cadastrado. Abra o link de configuração que apareceu no terminal em que o Bote foi iniciado.',
  },
  en: {
    title: 'Sign in',
    heading: 'Sign in to your account',
    email: 'E-mail',
    password: 'Password',
    submit: 'Sign in',
    forgot: 'Forgot my password',
    failed: 'E-mail or password do not match. Check them and try again.',
    provisionalExpired: 'The provisional password has run out. Ask for a new one with “Forgot my password”.',
    signedOut: 'You are signed out. See you!',
    resume: 'Your session has ended. Sign in again: what you were typing is kept.',
    noOperator:
      'There is nobody here yet. Open the set-up link that was printed in the terminal where Bote was started.',
  },
})
