import {
  type AtendimentoOperatorVerb,
  type AtendimentoRow,
  type AtendimentoView,
  atendimentoWords,
  type DeskAction,
  formatDateTime,
} from '#engine'
import { cardMessage, shortened } from './card.ts'
import type { CaseAtDesk } from './case.ts'
import type { Visit } from './visit.ts'
import { deskWords } from './words.ts'

export function atendimentoAtDesk(visit: Visit, id: string): CaseAtDesk {
  const { actor, desk } = visit
  const { atendimentos } = desk

  return {
    async shown() {
      const seen = await atendimentos.view(actor, id)
      const { protocol } = seen.atendimento
      const fileIds = seen.files.filter((file) => file.state === 'stored').map((file) => file.id)
      const actions = actionsOf(seen, fileIds.length > 0)
      const card = cardMessage(visit, {
        about: { kind: 'atendimento', id },
        title: `${protocol} · ${seen.header.customer.name}`,
        facts: factsOf(seen, visit),
        history: seen.history,
        actions,
      })
      const state = atendimentoWords(visit.language).state[seen.atendimento.state]
      return { number: protocol, state, actions, card, fileIds }
    },
    claim: () => number(atendimentos.claim(actor, id)),
    release: () => number(atendimentos.release(actor, id)),
    write: (words) => number(atendimentos.comment(actor, id, { ...words, visibility: 'public' })),
    note: (words) => number(atendimentos.comment(actor, id, { ...words, visibility: 'private' })),
    ask: (words) => number(atendimentos.pause(actor, id, words)),
    endings: async () => (await atendimentos.finishChoices(actor, id)).classifications,
    solve: (words, classificationId) =>
      number(
        atendimentos.finish(actor, id, {
          classificationId: classificationId ?? '',
          comment: { ...words, visibility: 'public' },
        }),
      ),
    /** The other steps of its process. */
    async ways() {
      const { subprocesses } = await atendimentos.forwardChoices(actor, id)
      return subprocesses.filter(({ current }) => !current)
    },
    forward: (note, subprocessId) => number(atendimentos.toSubprocess(actor, id, { subprocessId, note })),
  }
}

async function number(moved: Promise<AtendimentoRow>): Promise<string> {
  return (await moved).protocol
}

function factsOf({ atendimento, header }: AtendimentoView, { language, reader }: Visit): (string | null)[] {
  const t = deskWords(language).facts
  const when = (date: Date) => formatDateTime(date, reader)
  const where = [header.process, header.subprocess].filter(Boolean).join(' · ')
  return [
    `${atendimentoWords(language).state[atendimento.state]} · ${t.priority(atendimento.priority)}`,
    header.contact ? t.contact(header.contact.name) : null,
    t.department(header.department),
    where || null,
    t.responsible(header.operator ?? t.nobody),
    t.opened(when(atendimento.openedAt)),
    atendimento.dueAt ? t.due(when(atendimento.dueAt)) : null,
    shortened(atendimento.report),
  ]
}

const ACTIONS: [AtendimentoOperatorVerb, DeskAction][] = [
  ['claim', 'claim'],
  ['comment', 'write'],
  ['pause', 'ask'],
  ['finish', 'solve'],
  ['toSubprocess', 'forward'],
  ['release', 'release'],
]

function actionsOf({ actions }: AtendimentoView, hasFiles: boolean): DeskAction[] {
  const allowed = ACTIONS.filter(([verb]) => actions.some((one) => one.verb === verb && one.allowed))
  return [...allowed.map(([, action]) => action), ...(hasFiles ? (['files'] as const) : [])]
}
