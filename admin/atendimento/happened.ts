import type { AtendimentoState, HistoryEntry, Language } from '#engine'
import { atendimentoTexts } from './texts.ts'

/** What somebody did, as the rest of a sentence that begins with their name. */
export function happenedWords(entry: HistoryEntry<AtendimentoState>, language: Language): string {
  const { type, about } = entry
  const { happened } = atendimentoTexts(language)
  if (type === 'check' && goesByItself(entry)) return happened.unchecked
  const where = [about.process, about.subprocess].filter(Boolean).join(' › ')
  switch (type) {
    case 'start':
      return happened.start(where)
    case 'nextSubprocess':
    case 'toSubprocess':
    case 'toProcess':
      return happened.moved(where)
    case 'transfer':
    case 'includeViewer':
    case 'removeViewer':
      return happened[type](about.operator ?? '')
    case 'attach':
    case 'changeFile':
    case 'deleteFile':
      return happened[type](about.file ?? '')
    case 'createServiceOrder':
      return happened.createServiceOrder(about.number ?? '')
    case 'serviceOrderMoved': {
      const { order } = happened
      const move = about.move as keyof typeof order
      return `${Object.hasOwn(order, move) ? order[move] : order.edit} ${about.number ?? ''}`
    }
    case 'changeConnection':
      return happened.changeConnection(about.connection ?? '')
    case 'finish':
      return happened.finish(about.classification ?? '')
    case 'rate':
      return happened.rate(about.value ?? 0)
    default: {
      const words = Object.hasOwn(happened, type) ? happened[type as keyof typeof happened] : happened.other
      return typeof words === 'string' ? words : happened.other
    }
  }
}

/** A Contato begins by itself, in the name of whoever wrote it. */
export function goesByItself({ type, actorKind }: HistoryEntry<AtendimentoState>): boolean {
  return actorKind === 'contact' && (type === 'check' || type === 'start')
}

/** The drawing that goes with it. */
export function happenedIcon(type: string): string {
  return Object.hasOwn(ICONS, type) ? (ICONS[type] as string) : 'point'
}

const ICONS: Record<string, string> = {
  open: 'sparkles',
  check: 'clipboard-check',
  start: 'player-play',
  claim: 'speedboat',
  release: 'door-exit',
  transfer: 'user-share',
  nextSubprocess: 'arrow-forward-up',
  toSubprocess: 'arrows-right-left',
  toProcess: 'arrows-shuffle',
  includeViewer: 'eye-plus',
  removeViewer: 'eye-off',
  comment: 'message-reply',
  note: 'lock',
  customerWrote: 'message',
  pause: 'player-pause',
  resume: 'player-play',
  attach: 'paperclip',
  changeFile: 'photo-edit',
  deleteFile: 'trash',
  createServiceOrder: 'tool',
  serviceOrderMoved: 'tool',
  changeConnection: 'router',
  createLead: 'user-star',
  finish: 'circle-check',
  cancel: 'circle-minus',
  rate: 'star',
  slaWarning: 'bell',
  slaBreach: 'alarm',
  responseWarning: 'bell',
  responseBreach: 'alarm',
  reschedule: 'calendar-time',
  edit: 'pencil',
}
