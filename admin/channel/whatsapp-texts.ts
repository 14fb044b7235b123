import { texts } from '#engine'

export const whatsappTexts = texts({
  pt: {
    title: 'WhatsApp',
    off: 'Não configurado',
    undriven: 'Parado',
    state: {
      starting: 'Iniciando',
      qr: 'Esperando o celular',
      syncing: 'Sincronizando',
      ready: 'Funcionando',
      degraded: 'Com falhas',
      backoff: 'Vai tentar de novo',
      logged_out: 'Desconectado',
      stopped: 'Parado',
    },
    undrivenAdvice:
      'Nenhum processo do Bote cuida do número agora. Inicie o Bote, ou o processo que tem o papel “whatsapp”. O que está por enviar fica guardado.',
    advice: {
      starting: 'O navegador do WhatsApp está abrindo. Costuma levar menos de um minuto.',
      syncing: 'O celular foi reconhecido, e o WhatsApp está trazendo as conversas.',
      logged_out: 'O número foi desconectado. Em instantes aparece aqui um novo código QR.',
    },
    details: {
      conflict:
        'O WhatsApp do número foi aberto em outro navegador. Feche-o lá; o Bote tenta de novo em alguns minutos, ou já, com “Reiniciar a conexão”.',
      no_browser:
        'O servidor não tem o navegador em que o WhatsApp funciona. Instale o Chromium (apt-get install -y chromium) ou indique-o em CHROMIUM_PATH: o Bote continua sozinho assim que o encontrar.',
      never_ready:
        'O WhatsApp não ficou pronto a tempo. Confira se o celular do número está ligado e com internet.',
      no_network: 'O servidor não alcança web.whatsapp.com. Confira a internet dele; o Bote tenta de novo.',
      start_failed: 'O navegador do WhatsApp não abriu. O Bote tenta de novo.',
      browser_gone: 'O navegador do WhatsApp fechou sozinho. O Bote o abre de novo.',
      page_crashed: 'A página do WhatsApp parou. O Bote a abre de novo.',
      frozen: 'A página do WhatsApp não respondia. O Bote a abre de novo.',
      disconnected: 'O WhatsApp ficou sem conexão por tempo demais. O Bote tenta de novo.',
      offline: 'O WhatsApp está sem conexão. O que está por enviar espera; nada se perde.',
      changed_page:
        'O WhatsApp mudou a sua página, e o Bote não a entende por inteiro: mensagens podem se atrasar ou faltar. Atualize o Bote e, até lá, acompanhe o número pelo celular.',
      deaf: 'Algumas mensagens só foram encontradas depois, com atraso. Nenhuma se perdeu. Se continuar, reinicie a conexão.',
    },
    otherDetail: (detail: string) => `O WhatsApp informou: ${detail}`,
    number: 'Número',
    serves: 'Atende',
    everybodyElse: 'as empresas sem número próprio',
    lastProbe: 'Última verificação',
    restarts: 'Reinícios desde que o Bote iniciou',
    lastAlarm: 'Último alarme',
    alarms: {
      logged_out: 'desconectado pelo celular',
      conflict: 'aberto em outro navegador',
      never_ready: 'não ficou pronto',
      no_browser: 'sem navegador no servidor',
      changed_page: 'a página do WhatsApp mudou',
      deaf: 'mensagens encontradas com atraso',
      daily_cap: 'limite de mensagens do dia',
    },

    howToScan: 'Ligue o celular do número',
    scanSteps: {
      open: 'No celular, abra o WhatsApp do número de atendimento.',
      devices:
        'Toque no menu ⋮ (no iPhone, em Configurações), depois em Dispositivos conectados e em Conectar dispositivo.',
      point: 'Aponte a câmera para o código abaixo.',
    },
    qrAlt: 'Código QR para ligar o celular do número',
    qrAge: (age: string) =>
      `Código mostrado há ${age}. Quando o WhatsApp o troca, o novo aparece aqui sozinho.`,
    qrComing: 'O WhatsApp está preparando um código novo. Ele aparece aqui sozinho.',
    qrForAdministrators:
      'Falta ligar o celular do número. O código QR aparece aqui só para quem administra todas as empresas.',

    changeNumber: 'Alterar',
    restart: 'Reiniciar a conexão',
    restartOrdered: 'A conexão do WhatsApp está sendo reiniciada.',
    logOut: 'Desconectar este número',
    logOutTitle: 'Desconectar este número?',
    logOutText:
      'O Bote deixa de receber e de enviar pelo WhatsApp até que um celular leia um novo código QR. O que está por enviar fica guardado.',
    logOutPhone:
      'Se o número não estiver funcionando agora, remova o Bote também no celular, em Dispositivos conectados.',
    logOutOrdered: 'O número está sendo desconectado.',
    ordered: 'O pedido foi passado ao processo que cuida do número.',
    orderedLater: 'O pedido está guardado: será feito assim que um processo do Bote cuidar do número.',

    how: 'Como ligar o WhatsApp',
    risk: 'Esta ligação usa o WhatsApp Web e não é oficial: os termos do WhatsApp não a permitem, e o número pode ser bloqueado. Use um número só para o atendimento, que a empresa possa perder.',
    steps: {
      number: 'Separe um celular com um número só para o atendimento e instale nele o WhatsApp Business.',
      browser: 'No servidor do Bote, instale o navegador Chromium:',
      set: 'Escreva no arquivo .env a linha abaixo e inicie o Bote de novo.',
      scan: 'Volte a esta página e leia o código QR com o celular.',
    },
    whom: 'É atendido pelo WhatsApp quem tem um plano que o inclui; os outros são avisados com gentileza por onde falar.',
    toPlans: 'Ver os planos',
  },
  en: {
    title: 'WhatsApp',
    off: 'Not set up',
    undriven: 'Stopped',
    state: {
      starting: 'Starting',
      qr: 'Waiting for the phone',
      syncing: 'Syncing',
      ready: 'Working',
      degraded: 'Failing at times',
      backoff: 'About to try again',
      logged_out: 'Disconnected',
      stopped: 'Stopped',
    },
    undrivenAdvice:
      'No process of Bote looks after the number now. Start Bote, or the process that has the role “whatsapp”. What is to be sent is kept.',
    advice: {
      starting: 'WhatsApp’s browser is opening. This mostly takes less than a minute.',
      syncing: 'The phone was recognised, and WhatsApp is bringing the chats.',
      logged_out: 'The number was disconnected. In a moment a new QR code shows up here.',
    },
    details: {
      conflict:
        'The number’s WhatsApp was opened in another browser. Close it there; Bote tries again in some minutes, or now, by “Restart the connection”.',
      no_browser:
        'The server lacks the browser that WhatsApp runs in. Install Chromium (apt-get install -y chromium), or name it in CHROMIUM_PATH: Bote goes on by itself as soon as it finds it.',
      never_ready: 'WhatsApp did not get ready in time. Check that the number’s phone is on and online.',
      no_network: 'The server does not reach web.whatsapp.com. Check its internet; Bote tries again.',
      start_failed: 'WhatsApp’s browser did not open. Bote tries again.',
      browser_gone: 'WhatsApp’s browser closed by itself. Bote opens it again.',
      page_crashed: 'WhatsApp’s page stopped. Bote opens it again.',
      frozen: 'WhatsApp’s page did not answer. Bote opens it again.',
      disconnected: 'WhatsApp was without connection for too long. Bote tries again.',
      offline: 'WhatsApp is without connection. What is to be sent waits; nothing is lost.',
      changed_page:
        'WhatsApp has changed its page, and Bote does not understand all of it: messages may be late or missing. Update Bote, and until then keep an eye on the number’s phone.',
      deaf: 'Some messages were found only later, and late. None was lost. If it goes on, restart the connection.',
    },
    otherDetail: (detail) => `WhatsApp said: ${detail}`,
    number: 'Number',
    serves: 'Serves',
    everybodyElse: 'companies without a number of their own',
    lastProbe: 'Last probe',
    restarts: 'Restarts since Bote started',
    lastAlarm: 'Last alarm',
    alarms: {
      logged_out: 'disconnected by the phone',
      conflict: 'opened in another browser',
      never_ready: 'did not get ready',
      no_browser: 'no browser on the server',
      changed_page: 'WhatsApp’s page changed',
      deaf: 'messages found late',
      daily_cap: 'limit of messages for the day',
    },

    howToScan: 'Link the number’s phone',
    scanSteps: {
      open: 'On the phone, open the WhatsApp of the support number.',
      devices: 'Tap the ⋮ menu (on an iPhone, Settings), then Linked devices, then Link a device.',
      point: 'Point the camera at the code below.',
    },
    qrAlt: 'QR code to link the number’s phone',
    qrAge: (age) => `Code shown ${age} ago. When WhatsApp changes it, the new one shows up here by itself.`,
    qrComing: 'WhatsApp is preparing a new code. It shows up here by itself.',
    qrForAdministrators:
      'The number’s phone is still to be linked. The QR code is shown here only to who administers all companies.',

    changeNumber: 'Change',
    restart: 'Restart the connection',
    restartOrdered: 'WhatsApp’s connection is being restarted.',
    logOut: 'Disconnect this number',
    logOutTitle: 'Disconnect this number?',
    logOutText:
      'Bote stops receiving and sending on WhatsApp until a phone scans a new QR code. What is to be sent is kept.',
    logOutPhone: 'If the number is not working now, remove Bote on the phone as well, under Linked devices.',
    logOutOrdered: 'The number is being disconnected.',
    ordered: 'The order was passed to the process that looks after the number.',
    orderedLater: 'The order is kept: it is done as soon as a process of Bote looks after the number.',

    how: 'How to connect WhatsApp',
    risk: 'This connection uses WhatsApp Web and is not official: WhatsApp’s terms do not allow it, and the number may be blocked. Use a number for support alone, one that the company can afford to lose.',
    steps: {
      number: 'Set a phone aside with a number for support alone, and install WhatsApp Business on it.',
      browser: 'On Bote’s server, install the browser Chromium:',
      set: 'Write the line below into the file .env, and start Bote again.',
      scan: 'Come back to this page and scan the QR code with the phone.',
    },
    whom: 'On WhatsApp those are served whose plan includes it; others are told kindly where to write.',
    toPlans: 'See the plans',
  },
})
