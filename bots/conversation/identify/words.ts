import { texts } from '#engine'

export const identifyWords = texts({
  pt: {
    welcome: 'Olá! 👋 Aqui é o atendimento.',
    ask: 'Para falar com você com segurança, preciso confirmar quem você é. Toque em “Compartilhar meu número” ou escreva o e-mail do seu cadastro.',
    askAgain:
      'Para seguirmos, preciso confirmar quem você é: toque em “Compartilhar meu número” ou escreva o e-mail do seu cadastro.',
    share: '📱 Compartilhar meu número',
    byEmail: 'Usar meu e-mail',
    uninvited:
      'Este convite não vale mais. Peça outro a quem o enviou, ou confirme quem você é de outro jeito: compartilhe o seu número ou escreva o e-mail do seu cadastro.',
    uselessInvite: 'Este convite não vale mais, mas você já está conectado. 🙂',
    askEmail: 'Escreva o e-mail do seu cadastro. Vou enviar um código para ele.',
    unknown:
      'Não consegui confirmar o seu cadastro. Você pode escrever o e-mail cadastrado, ou pedir um convite a quem cuida do suporte na sua empresa.',
    notOwn: 'Preciso do seu próprio número: toque no botão “Compartilhar meu número”, por favor.',
    shared: 'Este número não basta para confirmar quem você é. Escreva, por favor, o e-mail do seu cadastro.',
    codeSent: (email: string) =>
      `Se ${email} estiver no cadastro, um código de 6 números chega lá em instantes. Escreva o código aqui (vale 10 minutos).`,
    wrongCode: 'O código não confere. Olhe de novo o e-mail mais recente e escreva os 6 números.',
    codeOver: 'Este código não vale mais. Escreva o e-mail outra vez para receber um novo.',
    tooMany:
      'Foram pedidos muitos códigos. Tente de novo daqui a uma hora, ou peça um convite a quem cuida do suporte na sua empresa.',
    kept: 'Guardei o que você escreveu: retomamos assim que eu confirmar. 👍',
    keptEnough:
      'Já guardei bastante. O restante você me conta depois que eu confirmar quem você é, combinado?',
    linked: 'Pronto! Confirmei quem você é. 🎉',
    mail: {
      subject: 'Seu código para o atendimento',
      text: (code: string) => `Seu código: ${code}`,
      hint: 'Ele vale por 10 minutos. Se não foi você que pediu, ignore este e-mail: ninguém entra sem o código.',
    },
  },
  en: {
    welcome: 'Hello! 👋 This is customer support.',
    ask: 'To talk to you safely, I need to confirm who you are. Tap “Share my number” or write the e-mail we have on record for you.',
    askAgain:
      'To go on, I need to confirm who you are: tap “Share my number” or write the e-mail we have on record for you.',
    share: '📱 Share my number',
    byEmail: 'Use my e-mail',
    uninvited:
      'This invitation is no longer valid. Ask for another, or confirm who you are in another way: share your number or write the e-mail we have on record.',
    uselessInvite: 'This invitation is no longer valid, but you are connected already. 🙂',
    askEmail: 'Write the e-mail we have on record. I will send a code to it.',
    unknown:
      'I could not confirm your registration. You can write your registered e-mail, or ask whoever looks after support at your company for an invitation.',
    notOwn: 'I need your own number: please tap the “Share my number” button.',
    shared: 'This number is not enough to confirm who you are. Please write the e-mail we have on record.',
    codeSent: (email) =>
      `If ${email} is on record, a 6-digit code arrives there in a moment. Write the code here (valid for 10 minutes).`,
    wrongCode: 'The code does not match. Please look at the newest e-mail again and write the 6 digits.',
    codeOver: 'This code is no longer valid. Write your e-mail again to get a new one.',
    tooMany:
      'Too many codes were requested. Try again in an hour, or ask whoever looks after support at your company for an invitation.',
    kept: 'I kept what you wrote: we take it up as soon as I have confirmed. 👍',
    keptEnough: 'I have kept a lot already. Please tell me the rest once I know who you are.',
    linked: 'Done! I confirmed who you are. 🎉',
    mail: {
      subject: 'Your code for customer support',
      text: (code) => `Your code: ${code}`,
      hint: 'It is valid for 10 minutes. If you did not ask for it, ignore this e-mail: nobody gets in without the code.',
    },
  },
})
