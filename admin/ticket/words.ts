import { texts } from '#engine'

/** A ticket's vocabulary as operators read it. */
export const ticketVocabulary = texts({
  pt: {
    state: {
      new: 'Novo',
      estimating: 'Em estimativa',
      in_progress: 'Em atendimento',
      pending_customer: 'Pendente do cliente',
      customer_validation: 'Validação do cliente',
      awaiting_approval: 'Aguardando aprovação',
      closed: 'Encerrado',
      rejected: 'Rejeitado',
      cancelled: 'Cancelado',
    },
    severity: { low: 'Baixa', normal: 'Normal', high: 'Alta', critical: 'Crítica' },
    team: { support: 'Suporte', development: 'Desenvolvimento', quality: 'Qualidade' },
    mark: { great: 'Ótimo', good: 'Bom', fair: 'Regular', poor: 'Ruim', awful: 'Péssimo' },
    closeReason: {
      approved: 'Aprovado pelo cliente',
      restrictions: 'Aprovado com restrições',
      silence: 'Encerrado por falta de retorno',
      rejected: 'Rejeitado pela equipe',
      duplicate: 'Duplicado de outro ticket',
      cancelled: 'Cancelado pelo cliente',
    },
    overdue: (when: string) => `Atrasado ${when}`,
    due: (when: string) => `Responder ${when}`,
    closes: (when: string) => `Encerra ${when}`,
  },
  en: {
    state: {
      new: 'New',
      estimating: 'Estimating',
      in_progress: 'In progress',
      pending_customer: 'Waiting for the customer',
      customer_validation: 'Customer validation',
      awaiting_approval: 'Awaiting approval',
      closed: 'Closed',
      rejected: 'Rejected',
      cancelled: 'Cancelled',
    },
    severity: { low: 'Low', normal: 'Normal', high: 'High', critical: 'Critical' },
    team: { support: 'Support', development: 'Development', quality: 'Quality' },
    mark: { great: 'Great', good: 'Good', fair: 'Fair', poor: 'Poor', awful: 'Awful' },
    closeReason: {
      approved: 'Approved by the customer',
      restrictions: 'Approved with restrictions',
      silence: 'Closed for lack of an answer',
      rejected: 'Rejected by the team',
      duplicate: 'Duplicate of another ticket',
      cancelled: 'Cancelled by the customer',
    },
    overdue: (when) => `Overdue ${when}`,
    due: (when) => `Answer ${when}`,
    closes: (when) => `Closes ${when}`,
  },
})
