import { texts } from '#engine'

export const setupTexts = texts({
  pt: {
    title: 'Primeiro acesso',
    setupHeading: 'Vamos começar',
    setupIntro:
      'Crie a conta de administração. Com ela você cadastra a empresa, os departamentos e as outras pessoas.',
    name: 'Seu nome',
    email: 'Seu e-mail',
    newPassword: 'Senha',
    newPasswordHint: 'Pelo menos 10 caracteres. Uma frase curta é fácil de lembrar e difícil de adivinhar.',
    repeat: 'Repita a senha',
    create: 'Criar conta e entrar',
    created: (name: string) => `Bem-vindo ao Bote, ${name}!`,
    welcomeHeading: (name: string) => `Olá, ${name}!`,
    welcomeIntro: (email: string) => `Escolha a senha da sua conta ${email}.`,
    choose: 'Salvar senha e entrar',
    goneTitle: 'Este link não vale mais',
    goneSetup:
      'Ele já foi usado, venceu, ou já existe uma conta de administração. Se ainda não há conta, inicie o Bote de novo: um link novo aparece no terminal.',
    goneWelcome:
      'Ele já foi usado ou venceu. Use “Esqueci a senha” na entrada, ou peça um novo à administração.',
    signIn: 'Ir para a entrada',
  },
  en: {
    title: 'First access',
    setupHeading: "Let's begin",
    setupIntro:
      'Make the administrator account. With it you add the company, its departments and the other people.',
    name: 'Your name',
    email: 'Your e-mail',
    newPassword: 'Password',
    newPasswordHint: 'At least 10 characters. A short sentence is easy to remember and hard to guess.',
    repeat: 'Repeat the password',
    create: 'Make account and sign in',
    created: (name: string) => `Welcome to Bote, ${name}!`,
    welcomeHeading: (name: string) => `Hello, ${name}!`,
    welcomeIntro: (email: string) => `Choose the password of your account ${email}.`,
    choose: 'Save password and sign in',
    goneTitle: 'This link no longer works',
    goneSetup:
      'It was used, has run out, or there is an administrator account already. If there is no account yet, start Bote again: a new link is printed in the terminal.',
    goneWelcome:
      'It was used or has run out. Use “Forgot my password” at the sign-in, or ask the administration for a new one.',
    signIn: 'Go to the sign-in',
  },
})
