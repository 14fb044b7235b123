import { texts } from '#engine'

/** Sentences for what leads may refuse. */
export const leadProblems = texts({
  pt: {
    only_leads: 'Sua conta não pode registrar leads.',
    only_complete_leads: 'Sua conta só pode registrar leads simples.',
    case_has_lead: 'Este atendimento já tem uma lead.',
    lead_is_over: 'Esta lead já foi encerrada. Recomece-a para continuar.',
    lead_is_not_over: 'Esta lead ainda está em andamento.',
    lead_too_early: 'A lead ainda não chegou à etapa em que um atendimento pode ser aberto.',
    lead_has_case: 'Já há um atendimento aberto com esta lead.',
  },
  en: {
    only_leads: 'Your account may not add leads.',
    only_complete_leads: 'Your account may only add simple leads.',
    case_has_lead: 'This atendimento has a lead already.',
    lead_is_over: 'This lead is over. Begin it again to go on.',
    lead_is_not_over: 'This lead is still on its way.',
    lead_too_early: 'The lead has not come to the stage from which an atendimento can be opened.',
    lead_has_case: 'An atendimento follows this lead already.',
  },
})
