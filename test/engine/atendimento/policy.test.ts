import { describe, expect, it } from 'vitest'
import type { ContactActor, OperatorActor } from '../../../engine/actor.ts'
import {
  ATENDIMENTO_CONTACT_VERBS,
  ATENDIMENTO_OPERATOR_VERBS,
  type AtendimentoVerb,
  authoriseAtendimento,
  mayOnAtendimento,
  maySeeAtendimento,
} from '../../../engine/atendimento/policy.ts'

const CASE = {
  companyId: 'rede',
  customerId: 'olivia',
  contactId: 'olivia',
  departmentId: 'tecnico',
  operatorId: 'eva',
  viewerIds: ['lia'],
}

function operator(id: string, more: Partial<OperatorActor> = {}): OperatorActor {
  return {
    kind: 'operator',
    id,
    name: id,
    role: 'agent',
    team: 'support',
    companyId: 'rede',
    departmentIds: ['tecnico'],
    channel: 'panel',
    ...more,
  }
}

function contact(id: string, rights: Partial<ContactActor['memberships'][number]> | null): ContactActor {
  const membership = {
    customerId: 'olivia',
    companyId: 'rede',
    authorised: false,
    administrator: false,
    seesCompany: false,
    ...rights,
  }
  return {
    kind: 'contact',
    id,
    name: id,
    chatId: id,
    channel: 'telegram',
    memberships: rights ? [membership] : [],
  }
}

const PEOPLE = {
  responsible: operator('eva'),
  colleague: operator('gil'),
  supervisor: operator('iara', { role: 'supervisor' }),
  viewer: operator('lia', { departmentIds: ['campo'] }),
  neighbour: operator('nuno', { departmentIds: ['campo'] }),
  otherCompany: operator('beto', { companyId: 'onda', departmentIds: null, role: 'administrator' }),
  everywhere: operator('ana', { companyId: null, departmentIds: null }),
  opener: contact('olivia', {}),
  administrator: contact('pai', { administrator: true }),
  reader: contact('filho', { authorised: true }),
  stranger: contact('vizinho', null),
}
type Person = keyof typeof PEOPLE

const RESPONSIBLE = [
  'release',
  'nextSubprocess',
  'toSubprocess',
  'toProcess',
  'pause',
  'resume',
  'createServiceOrder',
  'changeConnection',
  'createLead',
  'finish',
] as const
const ANY_COLLEAGUE = [
  'check',
  'start',
  'cancel',
  'claim',
  'includeViewer',
  'removeViewer',
  'comment',
  'attach',
] as const

/** Who may what on a claimed case, verb by verb; who is not named may nothing. */
const MAY: Record<Person, readonly AtendimentoVerb[]> = {
  responsible: [...RESPONSIBLE, ...ANY_COLLEAGUE],
  colleague: ANY_COLLEAGUE,
  supervisor: [...RESPONSIBLE, ...ANY_COLLEAGUE, 'transfer'],
  viewer: ['comment', 'attach'],
  neighbour: [],
  otherCompany: [],
  everywhere: ANY_COLLEAGUE,
  opener: ATENDIMENTO_CONTACT_VERBS,
  administrator: ATENDIMENTO_CONTACT_VERBS,
  reader: [],
  stranger: [],
}

const VERBS = [...ATENDIMENTO_OPERATOR_VERBS, ...ATENDIMENTO_CONTACT_VERBS]

describe('who may', () => {
  it.for(Object.keys(PEOPLE) as Person[])('%s', (person) => {
    const actor = PEOPLE[person]
    const isSeen = maySeeAtendimento(actor, CASE)
    const allowed = VERBS.filter((verb) => isSeen && mayOnAtendimento(actor, verb, CASE))
    expect(allowed.toSorted()).toEqual([...MAY[person]].toSorted())
  })

  it('names every verb there is, for somebody', () => {
    expect(new Set(Object.values(MAY).flat())).toEqual(new Set(VERBS))
  })

  it('what one may not see does not exist; what one may not do is forbidden', () => {
    expect(() => authoriseAtendimento(PEOPLE.otherCompany, 'claim', CASE)).toThrow(
      expect.objectContaining({ name: 'NotFound' }),
    )
    expect(() => authoriseAtendimento(PEOPLE.colleague, 'finish', CASE)).toThrow(
      expect.objectContaining({ name: 'Forbidden', code: 'atendimento.finish' }),
    )
  })

  it('a case that names nobody is for every authorised person of the customer', () => {
    const ofNobody = { ...CASE, contactId: null }
    expect(maySeeAtendimento(PEOPLE.reader, ofNobody)).toBe(true)
    expect(maySeeAtendimento(contact('visita', {}), ofNobody)).toBe(false)
  })

  it('whoever only watches removes nobody but themselves', () => {
    expect(mayOnAtendimento(PEOPLE.viewer, 'removeViewer', CASE)).toBe(false)
    expect(mayOnAtendimento(PEOPLE.viewer, 'leave', CASE)).toBe(true)
  })
})
