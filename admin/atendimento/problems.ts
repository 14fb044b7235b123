import { texts } from '#engine'

type Details = Record<string, unknown>

/** Sentences for what atendimentos may refuse. */
export const atendimentoProblems = texts({
  pt: {
    'atendimento.changed': ({ winner }: Details) =>
      `${winner ?? 'Outra pessoa'} mudou este atendimento enquanto você escrevia. Confira abaixo e envie de novo se ainda fizer sentido.`,
    'atendimento.taken': ({ winner }: Details) =>
      `${winner ?? 'Outra pessoa'} resgatou este atendimento primeiro.`,
    'atendimento.no_next_subprocess': 'Todos os subprocessos deste processo já foram executados.',
    'comment.not_last': 'Outra coisa aconteceu depois deste comentário: ele não pode mais ser editado.',
    'attachment.none': 'Escolha ao menos um arquivo.',
    'report.missing': 'Escreva o relato.',
    'technician.missing': 'Esta origem pede o técnico responsável.',
    'company.not_free': 'A empresa deste atendimento não pode ser escolhida.',
    'reason.missing': 'Escreva o motivo.',
  },
  en: {
    'atendimento.changed': ({ winner }) =>
      `${winner ?? 'Somebody else'} changed this atendimento while you were writing. Look below, and send again if it still makes sense.`,
    'atendimento.taken': ({ winner }) => `${winner ?? 'Somebody else'} claimed this atendimento first.`,
    'atendimento.no_next_subprocess': 'All subprocesses of this process were executed.',
    'comment.not_last': 'Something else happened after this comment: it can no longer be edited.',
    'attachment.none': 'Choose at least one file.',
    'report.missing': 'Write the report.',
    'technician.missing': 'This origin asks for the technician.',
    'company.not_free': 'The company of this atendimento cannot be chosen.',
    'reason.missing': 'Write the reason.',
  },
})

export const atendimentoFaults = texts({
  pt: {
    not_free: 'A empresa não pode ser escolhida aqui.',
  },
  en: {
    not_free: 'The company cannot be chosen here.',
  },
})
