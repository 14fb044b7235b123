import { texts } from '#engine'
import { inUse } from '../catalogue/problems.ts'

/** Sentences for what the records of the administration may refuse. */
export const administrationProblems = texts({
  pt: {
    ...inUse('Ainda há cadastros ou atendimentos que o usam. Para deixar de oferecê-lo, desmarque “Ativo”.'),
    material_needs_file: 'Este é o único arquivo do material. Inclua outro antes, ou exclua o material.',
    stop_is_known: ({ accessPoint }: { accessPoint?: unknown }) =>
      `${accessPoint ?? 'Um dos pontos'} já tem um aviso em aberto.`,
    stop_is_over: 'Esta parada já foi encerrada. Se parou de novo, abra outro aviso.',
    reason_missing: 'Diga o motivo do cancelamento.',
    contract_cancelled: 'Este contrato está cancelado. Para que volte a valer, reative-o.',
    contract_not_cancelled: 'Este contrato não está cancelado.',
    shared_by_companies:
      'Este cadastro vale para todas as empresas. Só quem administra todas elas pode alterá-lo.',
    contact_of_other_companies:
      'Esta pessoa também é contato de outra empresa. Só quem administra todas as empresas pode alterar os dados dela.',
    channel_off: 'O WhatsApp não está ligado no Bote. Veja em Canais como ligá-lo.',
    contact_inactive: 'Este contato está inativo. Ative-o antes de convidar.',
    plan_in_use: 'Há contratos com este plano. Em vez de excluir, desmarque “Ativo”.',
    calendar_in_use:
      'Há empresas ou departamentos que seguem este calendário. Escolha outro para eles antes.',
    silence_policy_in_use:
      'Há empresas, departamentos ou contratos com esta política. Escolha outra para eles antes.',
    subject_in_use:
      'Há tickets sobre este assunto, ou itens abaixo dele. Em vez de excluir, desmarque “Ativo”.',
    tree_changed: ({ winner }: Record<string, unknown>) =>
      `${winner ?? 'Outra pessoa'} mexeu nesta árvore enquanto você a arrumava. Abaixo ela está como ficou: confira e mova de novo.`,
    tree_misplaced: 'Ali não cabe: um item fica em um tipo, e um serviço em um item.',
    question_in_use: 'Esta pergunta já foi respondida em tickets. Em vez de excluir, desmarque “Ativa”.',
    not_a_type: 'As perguntas ficam no tipo, o primeiro nível da árvore.',
    calendar_invalid: 'Confira os horários marcados.',
  },
  en: {
    ...inUse('Records or atendimentos still use it. To offer it no more, untick “Active”.'),
    material_needs_file: 'This is the only file of the material. Add another first, or delete the material.',
    stop_is_known: ({ accessPoint }: { accessPoint?: unknown }) =>
      `${accessPoint ?? 'One of the points'} has an open notice already.`,
    stop_is_over: 'This stop is over. If it stopped again, open another notice.',
    reason_missing: 'Say why it is cancelled.',
    contract_cancelled: 'This contract is cancelled. To have it in force again, reinstate it.',
    contract_not_cancelled: 'This contract is not cancelled.',
    shared_by_companies:
      'This record is shared by all companies. Only who administers all of them may change it.',
    contact_of_other_companies:
      'This person is also a contact of another company. Only who administers all companies may change their details.',
    channel_off: 'WhatsApp is not turned on in Bote. See under Channels how to turn it on.',
    contact_inactive: 'This contact is inactive. Activate it before inviting.',
    plan_in_use: 'There are contracts on this plan. Instead of deleting it, untick “Active”.',
    calendar_in_use: 'Companies or departments work by this calendar. Choose another for them first.',
    silence_policy_in_use:
      'Companies, departments or contracts have this policy. Choose another for them first.',
    subject_in_use:
      'There are tickets about it, or entries below it. Instead of deleting it, untick “Active”.',
    tree_changed: ({ winner }: Record<string, unknown>) =>
      `${winner ?? 'Somebody else'} changed this tree while you arranged it. Below it is as it stands now: check it, and move again.`,
    tree_misplaced: 'It does not fit there: an item lies under a type, and a service under an item.',
    question_in_use: 'This question was answered in tickets. Instead of deleting it, untick “Active”.',
    not_a_type: 'Questions belong to the type, the first level of the tree.',
    calendar_invalid: 'Check the marked hours.',
  },
})
