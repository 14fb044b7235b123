import { texts } from '#engine'

/** Why something did not reach its person, for the codes that Bote itself gives; channels also have words of their own. */
export const trafficFaults = texts({
  pt: {
    blocked: 'A pessoa bloqueou o bot',
    no_address: 'Não há endereço para este contato',
    gone: 'A conversa não existe mais',
    whatsapp_closed: 'O WhatsApp não está pronto; a mensagem espera por ele',
    number_removed: 'O número da conversa foi excluído',
    daily_cap: 'O limite de mensagens do dia foi alcançado; a mensagem sai amanhã',
  },
  en: {
    blocked: 'The person blocked the bot',
    no_address: 'There is no address for this contact',
    gone: 'The chat no longer exists',
    whatsapp_closed: 'WhatsApp is not ready; the message waits for it',
    number_removed: 'The number of the chat was removed',
    daily_cap: 'The limit of messages for the day was reached; the message leaves tomorrow',
  },
})
