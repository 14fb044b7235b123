import type { HistoryEntry, Language, Severity } from '#engine'
import { ticketTexts } from './texts.ts'
import { ticketVocabulary } from './words.ts'

type Mark = keyof ReturnType<typeof ticketVocabulary>['mark']

/** What somebody did, as the rest of a sentence that begins with their name. */
export function happenedWords({ type, about }: HistoryEntry, language: Language): string {
  const { happened } = ticketTexts(language)
  const { severity, team, mark } = ticketVocabulary(language)
  switch (type) {
    case 'assign':
      return happened.assign(about.operator ?? '')
    case 'handOver': {
      const to = [about.team && team[about.team], about.department, about.operator]
        .filter(Boolean)
        .join(' · ')
      return happened.handOver(to)
    }
    case 'reclassify':
      return happened.reclassify(severity[about.severity as Severity] ?? '')
    case 'rate':
      return happened.rate(mark[about.mark as Mark] ?? '')
    default: {
      const words = Object.hasOwn(happened, type) ? happened[type as keyof typeof happened] : happened.other
      return typeof words === 'string' ? words : happened.other
    }
  }
}

/** The drawing that goes with it. */
export function happenedIcon(type: string): string {
  return Object.hasOwn(ICONS, type) ? (ICONS[type] as string) : 'point'
}

const ICONS: Record<string, string> = {
  open: 'sparkles',
  take: 'lifebuoy',
  assign: 'user-share',
  handOver: 'arrows-right-left',
  estimate: 'calculator',
  propose: 'file-dollar',
  approveProposal: 'file-check',
  refuseProposal: 'file-x',
  resume: 'player-play',
  ask: 'help-circle',
  solve: 'bulb',
  approve: 'thumb-up',
  approveWithRestrictions: 'alert-triangle',
  refuse: 'thumb-down',
  keepOpen: 'hourglass',
  reject: 'circle-x',
  cancel: 'circle-minus',
  customerWrote: 'message',
  teamWrote: 'message-reply',
  note: 'lock',
  reclassify: 'flag',
  rate: 'star',
  silence: 'clock-pause',
  remind: 'bell',
  reschedule: 'calendar-time',
  followRules: 'calendar-time',
  edit: 'pencil',
}
