import { texts } from '../text.ts'

/** The service order's words: states, results, and what happened to it. */
export const serviceOrderWords = texts({
  pt: {
    state: {
      open: 'Aberta',
      scheduled: 'Agendada',
      in_execution: 'Em execução',
      closed: 'Encerrada',
      cancelled: 'Cancelada',
    },
    result: {
      solved: 'Resolvido',
      partly: 'Resolvido em parte',
      not_solved: 'Não resolvido',
      nobody_home: 'Cliente ausente',
    },
    happened: {
      open: 'Criada',
      edit: 'Alterada',
      schedule: 'Agendada',
      reschedule: 'Reagendada',
      cancelSchedule: 'Agendamento cancelado',
      start: 'Execução iniciada',
      changeMaterials: 'Materiais registrados',
      close: 'Encerrada',
      cancel: 'Cancelada',
      dispatch: 'Enviada ao sistema de campo',
    },
  },
  en: {
    state: {
      open: 'Open',
      scheduled: 'Scheduled',
      in_execution: 'In execution',
      closed: 'Closed',
      cancelled: 'Cancelled',
    },
    result: {
      solved: 'Solved',
      partly: 'Partly solved',
      not_solved: 'Not solved',
      nobody_home: 'Nobody there',
    },
    happened: {
      open: 'Created',
      edit: 'Changed',
      schedule: 'Scheduled',
      reschedule: 'Rescheduled',
      cancelSchedule: 'Schedule cancelled',
      start: 'Begun',
      changeMaterials: 'Materials noted',
      close: 'Closed',
      cancel: 'Cancelled',
      dispatch: 'Sent to the field system',
    },
  },
})
