import { texts } from '#engine'

/** What the values of fields with a few fixed ones are called. */
export const valueTexts = texts({
  pt: {
    kind: { choice: 'uma das opções', text: 'texto', date: 'data', file: 'arquivo', link: 'link' },
    language: { pt: 'português', en: 'inglês' },
    level: { type: 'tipo', item: 'item', service: 'serviço' },
    locale: { 'pt-BR': 'português', en: 'inglês' },
    approvalFollows: { close: 'encerra', nothing: 'continua esperando' },
    pendingFollows: { validation: 'vai para a validação do cliente', close: 'encerra' },
    ratingScale: { five_is_best: 'Ótimo vale 5', one_is_best: 'Ótimo vale 1' },
    role: { agent: 'atendente', supervisor: 'supervisão', administrator: 'administração' },
    severity: { low: 'baixa', normal: 'normal', high: 'alta', critical: 'crítica' },
    team: { support: 'suporte', development: 'desenvolvimento', quality: 'qualidade' },
  },
  en: {
    kind: { choice: 'one of the choices', text: 'text', date: 'date', file: 'file', link: 'link' },
    language: { pt: 'Portuguese', en: 'English' },
    level: { type: 'type', item: 'item', service: 'service' },
    locale: { 'pt-BR': 'Portuguese', en: 'English' },
    approvalFollows: { close: 'closes', nothing: 'goes on waiting' },
    pendingFollows: { validation: 'goes to customer validation', close: 'closes' },
    ratingScale: { five_is_best: 'Great is 5', one_is_best: 'Great is 1' },
    role: { agent: 'agent', supervisor: 'supervisor', administrator: 'administrator' },
    severity: { low: 'low', normal: 'normal', high: 'high', critical: 'critical' },
    team: { support: 'support', development: 'development', quality: 'quality' },
  },
})
