import { texts } from '#engine'

/** What marks of an atendimento say, wherever one is shown. States, levels and kinds of SLA have the engine's words. */
export const atendimentoVocabulary = texts({
  pt: {
    priority: (level: number) => `Prioridade ${level}`,
    clock: {
      none: 'Sem prazo',
      left: (time: string) => `Faltam ${time}`,
      late: (time: string) => `Atrasado ${time}`,
      resting: (time: string) => `Faltam ${time} de expediente`,
      restingLate: (time: string) => `Atrasado ${time} de expediente`,
      standing: (time: string) => `Parado, faltam ${time}`,
      standingLate: (time: string) => `Parado, atrasado ${time}`,
      used: (time: string) => `Levou ${time}`,
      restingHint: 'Fora do expediente: o relógio espera a abertura.',
      standingHint: 'O relógio está parado enquanto o cliente não responde.',
      due: (when: string) => `Prazo: ${when}`,
    },
    more: (count: number) => `e mais ${count}`,
    grey: (count: number) => (count === 1 ? '1 sem resposta' : `${count} sem resposta`),
    clear: 'Consulta sem alertas',
    rated: (value: number) => `Nota ${value} de 5`,
    notRated: 'Sem avaliação',
  },
  en: {
    priority: (level) => `Priority ${level}`,
    clock: {
      none: 'No deadline',
      left: (time) => `${time} left`,
      late: (time) => `${time} late`,
      resting: (time) => `${time} of work time left`,
      restingLate: (time) => `${time} of work time late`,
      standing: (time) => `Stopped, ${time} left`,
      standingLate: (time) => `Stopped, ${time} late`,
      used: (time) => `Took ${time}`,
      restingHint: 'Closed now: the clock waits for the opening.',
      standingHint: 'The clock stands while the customer is asked.',
      due: (when) => `Due: ${when}`,
    },
    more: (count) => `and ${count} more`,
    grey: (count) => `${count} without answer`,
    clear: 'Check without alerts',
    rated: (value) => `Rated ${value} of 5`,
    notRated: 'Not rated',
  },
})
