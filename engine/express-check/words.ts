import { atendimentoWords } from '../atendimento/words.ts'
import { formatDate, formatDateTime, formatMoney, type Reader } from '../locale.ts'
import { serviceOrderWords } from '../service-order/words.ts'
import { type Language, texts } from '../text.ts'
import type { ContractIs, Detail, Light, LightState, Unknown } from './lights.ts'

/** What the lights and the rows of their grid say. */
export const checkWords = texts({
  pt: {
    lights: {
      stop: 'Parada no ponto de acesso',
      default: 'Inadimplência',
      pending: 'Ordens de serviço e atendimentos',
      reduction: 'Redução de velocidade',
      online: 'Online',
      blocked: 'Bloqueio',
      invoices: 'Faturas',
      contract: 'Contrato',
    } satisfies Record<Light, string>,
    red: {
      stop: 'Parada em aberto',
      default: 'Inadimplente',
      pending: 'Há pendências',
      reduction: 'Velocidade reduzida',
      online: 'Offline',
      blocked: 'Conexão bloqueada',
      invoices: 'Fatura pendente',
      contract: 'Contrato não está ativo',
    } satisfies Record<Light, string>,
    green: {
      stop: 'Nenhuma parada',
      default: 'Em dia',
      pending: 'Nada pendente',
      reduction: 'Velocidade normal',
      online: 'Online',
      blocked: 'Sem bloqueio',
      invoices: 'Nenhuma fatura pendente',
      contract: 'Contrato ativo',
    } satisfies Record<Light, string>,
    grey: {
      timed_out: 'Não respondeu a tempo',
      failed: 'Não foi possível consultar',
      malformed: 'A resposta não pôde ser lida',
      not_said: 'Não informado',
      nothing_to_look_at: 'Nada a consultar',
    } satisfies Record<Unknown, string>,
    stop: (number: number, accessPoint: string, at: string) =>
      `Notificação pendente cód. ${number} para ${accessPoint}. Aberta em ${at}.`,
    until: (at: string) => `Previsão: ${at}.`,
    overdue: (number: string, dueOn: string, amount: string, days: number) =>
      `Fatura ${number} no vcto. ${dueOn} no valor de ${amount}, vencida há ${days} dias.`,
    serviceOrder: (number: string, state: string, at: string) =>
      `Ordem de serviço ${number} (${state}), de ${at}.`,
    atendimento: (protocol: string, state: string, at: string) =>
      `Atendimento ${protocol} (${state}), de ${at}.`,
    reduced: (number: number, login: string, why: string) =>
      `Conexão ${number} login ${login} com velocidade reduzida (${why}).`,
    blocked: (number: number, login: string, mac: string, why: string) =>
      `Conexão informada ${number} login ${login}${mac} bloqueada (${why}).`,
    mac: (mac: string) => ` mac ${mac}`,
    whySince: (reason: string, at: string) => (reason ? `${reason} em ${at}` : `desde ${at}`),
    online: (number: number, login: string) => `Conexão ${number} login ${login} online`,
    offline: (number: number, login: string) => `Conexão ${number} login ${login} offline`,
    since: (at: string) => ` desde ${at}`,
    known: (number: number, at: string) => `Conexão ${number} cadastrada em ${at}`,
    lastNas: (nas: string) => `, último NAS ${nas}`,
    lastIp: (ip: string) => `, último IP ${ip}`,
    invoice: (number: string, dueOn: string, amount: string) =>
      `Fatura pendente ${number} no vcto. ${dueOn} no valor de ${amount}.`,
    contract: (number: string, plan: string, is: string) => `O contrato ${number} do plano ${plan} ${is}.`,
    contractIs: {
      active: (since: string) => `está ativo desde ${since}`,
      cancelled: (since: string) => `está cancelado desde ${since}`,
      ended: (since: string) => `terminou em ${since}`,
      not_begun: (since: string) => `só começa em ${since}`,
      inactive: () => 'está inativo',
    } satisfies Record<ContractIs, (since: string) => string>,
    more: (count: number) => `E mais ${count}.`,
  },
  en: {
    lights: {
      stop: 'Stop at the access point',
      default: 'Default',
      pending: 'Service orders and atendimentos',
      reduction: 'Speed reduction',
      online: 'Online',
      blocked: 'Block',
      invoices: 'Invoices',
      contract: 'Contract',
    },
    red: {
      stop: 'There is a stop',
      default: 'In default',
      pending: 'Something is pending',
      reduction: 'Speed is reduced',
      online: 'Offline',
      blocked: 'Connection is blocked',
      invoices: 'Invoice is pending',
      contract: 'Contract is not active',
    },
    green: {
      stop: 'No stop',
      default: 'Paid up',
      pending: 'Nothing pending',
      reduction: 'Normal speed',
      online: 'Online',
      blocked: 'Not blocked',
      invoices: 'No invoice pending',
      contract: 'Contract is active',
    },
    grey: {
      timed_out: 'Did not answer in time',
      failed: 'Could not be asked',
      malformed: 'The answer could not be read',
      not_said: 'Not known',
      nothing_to_look_at: 'Nothing to look at',
    },
    stop: (number: number, accessPoint: string, at: string) =>
      `Notice no. ${number} for ${accessPoint} is open since ${at}.`,
    until: (at: string) => `Expected until ${at}.`,
    overdue: (number: string, dueOn: string, amount: string, days: number) =>
      `Invoice ${number} of ${amount}, due ${dueOn}, is ${days} days overdue.`,
    serviceOrder: (number: string, state: string, at: string) => `Service order ${number} (${state}), ${at}.`,
    atendimento: (protocol: string, state: string, at: string) =>
      `Atendimento ${protocol} (${state}), ${at}.`,
    reduced: (number: number, login: string, why: string) =>
      `Connection ${number}, login ${login}, runs at reduced speed (${why}).`,
    blocked: (number: number, login: string, mac: string, why: string) =>
      `Connection ${number}, login ${login}${mac}, is blocked (${why}).`,
    mac: (mac: string) => `, MAC ${mac}`,
    whySince: (reason: string, at: string) => (reason ? `${reason}, ${at}` : `since ${at}`),
    online: (number: number, login: string) => `Connection ${number}, login ${login}, is online`,
    offline: (number: number, login: string) => `Connection ${number}, login ${login}, is offline`,
    since: (at: string) => ` since ${at}`,
    known: (number: number, at: string) => `Connection ${number} is known since ${at}`,
    lastNas: (nas: string) => `, last NAS ${nas}`,
    lastIp: (ip: string) => `, last IP ${ip}`,
    invoice: (number: string, dueOn: string, amount: string) =>
      `Invoice ${number} of ${amount}, due ${dueOn}, is pending.`,
    contract: (number: string, plan: string, is: string) => `Contract ${number} of plan ${plan} ${is}.`,
    contractIs: {
      active: (since: string) => `is active since ${since}`,
      cancelled: (since: string) => `is cancelled since ${since}`,
      ended: (since: string) => `ended on ${since}`,
      not_begun: (since: string) => `begins only on ${since}`,
      inactive: () => 'is inactive',
    },
    more: (count: number) => `And ${count} more.`,
  },
})

/** `Inadimplente`, `Em dia`, `Não respondeu a tempo`. */
export function lightWords(
  { light, state, why }: { light: Light; state: LightState; why: Unknown | null },
  language: Language,
): string {
  const words = checkWords(language)
  return state === 'grey' ? words.grey[why ?? 'not_said'] : words[state][light]
}

/** A row of the grid as a sentence. */
export function detailWords(detail: Detail, reader: Reader & { currency: string }): string {
  const { language, currency } = reader
  const t = checkWords(language)
  const instant = (text: string) => formatDateTime(new Date(text), reader)
  const civil = (day: string) => formatDate(new Date(`${day}T12:00:00Z`), { ...reader, timeZone: 'UTC' })
  const money = (cents: number) => formatMoney(cents, currency, language)
  const why = (reason: string | null, at: string) =>
    t.whySince(reason ?? '', formatDate(new Date(at), reader))
  const day = (text: string) => (text.includes('T') ? formatDate(new Date(text), reader) : civil(text))
  const named = (names: Record<string, string>, state: string) => names[state] ?? state

  switch (detail.about) {
    case 'stop': {
      const { number, accessPoint, message, at, until } = detail
      const expected = until ? ` ${t.until(instant(until))}` : ''
      return `${t.stop(number, accessPoint, instant(at))}${expected} ${message}`
    }
    case 'overdue':
      return t.overdue(detail.number, civil(detail.dueOn), money(detail.cents), detail.days)
    case 'serviceOrder':
      return t.serviceOrder(
        detail.number,
        named(serviceOrderWords(language).state, detail.state),
        instant(detail.at),
      )
    case 'atendimento':
      return t.atendimento(
        detail.protocol,
        named(atendimentoWords(language).state, detail.state),
        instant(detail.at),
      )
    case 'reduced':
      return t.reduced(detail.number, detail.login, why(detail.reason, detail.at))
    case 'blocked': {
      const { number, login, mac, reason, at } = detail
      return t.blocked(number, login, mac ? t.mac(mac) : '', why(reason, at))
    }
    case 'online':
    case 'offline': {
      const { about, number, login, at } = detail
      return `${t[about](number, login)}${at ? t.since(instant(at)) : ''}.`
    }
    case 'known': {
      const { number, at, nas, ip } = detail
      return `${t.known(number, instant(at))}${nas ? t.lastNas(nas) : ''}${ip ? t.lastIp(ip) : ''}.`
    }
    case 'invoice':
      return t.invoice(detail.number, civil(detail.dueOn), money(detail.cents))
    case 'contract': {
      const { number, plan, is, since, reason } = detail
      const sentence = t.contract(number, plan, t.contractIs[is](since ? day(since) : ''))
      return is === 'cancelled' && reason ? `${sentence} ${reason}` : sentence
    }
    case 'said':
      return detail.text
    case 'more':
      return t.more(detail.count)
  }
}
