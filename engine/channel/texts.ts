import { texts } from '../text.ts'

/** What administrators read when a channel needs them. */
export const alarmTexts = texts({
  pt: {
    subject: (called: string) => `O ${called} precisa de você`,
    button: 'Ver os canais',
    logged_out:
      'O número foi desconectado pelo celular, e o Bote não recebe nem envia por ele. Para ligar de novo, abra Canais no painel e leia o código QR com o WhatsApp do número, em “Dispositivos conectados”. O que está por enviar fica guardado.',
    conflict:
      'O WhatsApp do número foi aberto em outro navegador. O Bote espera alguns minutos e tenta de novo; para que funcione, feche o WhatsApp Web no outro lugar. O que está por enviar fica guardado.',
    never_ready:
      'O Bote tentou três vezes e o WhatsApp não ficou pronto. Ele continua tentando. Confira se o celular do número está ligado e com internet; se estiver, pode ser que o WhatsApp tenha mudado e o Bote precise de uma atualização.',
    no_browser:
      'O Bote não encontrou, no servidor, o navegador em que o WhatsApp funciona. Instale o Chromium (no Debian: apt-get install -y chromium) ou indique onde ele está em CHROMIUM_PATH. Assim que o encontrar, o Bote continua sozinho.',
    changed_page:
      'O WhatsApp mudou a sua página, e o Bote já não a entende por inteiro: mensagens podem se atrasar ou faltar. Atualize o Bote assim que houver uma versão nova e, até lá, acompanhe o número pelo celular.',
    deaf: 'Algumas mensagens do WhatsApp só foram encontradas depois, e por isso chegaram com atraso. Nenhuma se perdeu. Se continuar, reinicie o Bote.',
    daily_cap:
      'O número chegou ao limite de mensagens por dia, que existe para que o WhatsApp não o bloqueie. O que falta sai amanhã.',
  },
  en: {
    subject: (called) => `${called} needs you`,
    button: 'See the channels',
    logged_out:
      'The number was disconnected from its phone, and Bote neither receives nor sends by it. To connect it again, open Channels in the panel and scan the QR code with the number’s WhatsApp, under “Linked devices”. What is to be sent is kept.',
    conflict:
      'The number’s WhatsApp was opened in another browser. Bote waits some minutes and tries again; for that to work, close WhatsApp Web in the other place. What is to be sent is kept.',
    never_ready:
      'Bote tried three times and WhatsApp did not get ready. It goes on trying. Check that the number’s phone is on and online; if it is, WhatsApp may have changed and Bote may need an update.',
    no_browser:
      'Bote did not find, on its server, the browser that WhatsApp runs in. Install Chromium (on Debian: apt-get install -y chromium), or name its place in CHROMIUM_PATH. As soon as Bote finds it, it goes on by itself.',
    changed_page:
      'WhatsApp has changed its page, and Bote no longer understands all of it: messages may be late or missing. Update Bote as soon as there is a new version, and until then keep an eye on the number’s phone.',
    deaf: 'Some WhatsApp messages were found only later and so came late. None was lost. If it goes on, restart Bote.',
    daily_cap:
      'The number has reached its limit of messages a day, which is there so that WhatsApp does not block it. The rest leaves tomorrow.',
  },
})
