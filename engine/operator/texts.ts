import type { RichText } from '../notification/message.ts'
import { texts } from '../text.ts'

/** The mails about somebody's account. */
export const accountMails = texts({
  pt: {
    welcomeSubject: 'Seu acesso ao Bote',
    welcomeButton: 'Criar minha senha',
    codeSubject: 'Código para recuperar sua senha',
    provisionalSubject: 'Sua senha provisória',
    provisionalButton: 'Entrar no Bote',
    changedSubject: 'Sua senha foi trocada',
    emailChangedSubject: 'O e-mail da sua conta mudou',
  },
  en: {
    welcomeSubject: 'Your access to Bote',
    welcomeButton: 'Choose my password',
    codeSubject: 'Code to recover your password',
    provisionalSubject: 'Your provisional password',
    provisionalButton: 'Sign in to Bote',
    changedSubject: 'Your password was changed',
    emailChangedSubject: "Your account's e-mail has changed",
  },
})

type Bodies = {
  welcome(name: string, until: string): RichText
  code(code: string): RichText
  provisional(password: string, until: string): RichText
  changed(name: string): RichText
  emailChanged(name: string, email: string): RichText
}

const PT: Bodies = {
  welcome: (name, until) => [
    `Olá, ${name}!\n\n`,
    'Uma conta foi criada para você no Bote, o painel de atendimento. Para começar, crie a sua senha pelo botão abaixo. ',
    `O link vale uma única vez, até ${until}. Se ele vencer, use “Esqueci a senha” na página de entrada.`,
  ],
  code: (code) => [
    'Use este código para recuperar a sua senha:\n\n',
    { bold: `${code.slice(0, 3)} ${code.slice(3)}` },
    '\n\nEle vale por 10 minutos. Se não foi você quem pediu, ignore este e-mail: nada muda na sua conta.',
  ],
  provisional: (password, until) => [
    'Esta é a sua senha provisória:\n\n',
    { code: password },
    `\n\nEla vale até ${until}. Ao entrar, você escolhe uma senha nova.`,
  ],
  changed: (name) => [
    `Olá, ${name}.\n\nA senha da sua conta acaba de ser trocada, e as outras sessões foram encerradas. `,
    'Se não foi você, use “Esqueci a senha” agora e avise a administração.',
  ],
  emailChanged: (name, email) => [
    `Olá, ${name}.\n\nA partir de agora a sua conta usa o e-mail `,
    { bold: email },
    '. Se não foi você, avise a administração.',
  ],
}

const EN: Bodies = {
  welcome: (name, until) => [
    `Hello, ${name}!\n\n`,
    'An account was made for you in Bote, the support panel. To begin, choose your password with the button below. ',
    `The link works once, until ${until}. If it runs out, use “Forgot my password” on the sign-in page.`,
  ],
  code: (code) => [
    'Use this code to recover your password:\n\n',
    { bold: `${code.slice(0, 3)} ${code.slice(3)}` },
    '\n\nIt is valid for 10 minutes. If you did not ask for it, ignore this e-mail: nothing changes in your account.',
  ],
  provisional: (password, until) => [
    'This is your provisional password:\n\n',
    { code: password },
    `\n\nIt is valid until ${until}. When you sign in, you choose a new one.`,
  ],
  changed: (name) => [
    `Hello, ${name}.\n\nYour account's password has just been changed, and its other sessions were ended. `,
    'If this was not you, use “Forgot my password” now and tell the administration.',
  ],
  emailChanged: (name, email) => [
    `Hello, ${name}.\n\nFrom now on your account uses the e-mail `,
    { bold: email },
    '. If this was not you, tell the administration.',
  ],
}

export const accountMailBodies = (language: 'pt' | 'en'): Bodies => (language === 'en' ? EN : PT)
