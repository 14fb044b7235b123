import { expect } from 'vitest'
import { seed } from '../../../prisma/seed.ts'
import { silent } from '../../database.ts'
import { testPanel } from '../panel.ts'

/** A panel over the demo desk, and the addresses of everything that administrators keep there. */
export async function seededPanel() {
  const panel = await testPanel()
  const { db, config, engine } = panel
  await seed({ db, config, log: silent, secretKey: 'only-for-tests-0f9c2b7d41e84a6c8c' })
  const administrator = await panel.operator({ name: 'Rute Vasconcelos', role: 'administrator' })
  const actor = {
    kind: 'operator',
    id: administrator.id,
    name: administrator.name,
    role: 'administrator',
    team: 'support',
    companyId: null,
    departmentIds: null,
    channel: 'panel',
  } as const
  const [customer] = (await engine.customers.page(actor)).rows
  const contacts = (await engine.contacts.page(actor)).rows
  const contact = contacts.find(({ chats }) => chats > 0) ?? contacts[0]
  const [company] = await engine.companies.list(actor)
  const departments = await engine.departments.list(actor)
  const department = departments.find(({ subjects }) => subjects > 0)
  const types = await engine.subjects.tree(actor, department!.id)
  const type = types.find(({ questions }) => questions > 0)
  const [question] = await engine.checklists.list(actor, type!.id)
  const [contract] = await engine.contracts.of(actor, customer!.id)
  const [plan] = await engine.plans.list(actor)
  const [calendar] = await engine.calendars.list(actor)
  const [policy] = await engine.silencePolicies.list(actor)
  const [article] = (await engine.articles.page(actor)).rows
  const [canned] = await engine.cannedTexts.list(actor)
  const paths = {
    customers: '/customers',
    'customers-none': '/customers?q=zzzz',
    customer: `/customers/${customer!.id}`,
    'customer-new': '/customers/new',
    'customer-edit': `/customers/${customer!.id}/edit`,
    'contract-new': `/customers/${customer!.id}/contracts/new`,
    ...(contract ? { contract: `/customers/${customer!.id}/contracts/${contract.id}` } : {}),
    contacts: '/contacts',
    contact: `/contacts/${contact!.id}`,
    'contact-new': `/contacts/new?customer=${customer!.id}`,
    'contact-edit': `/contacts/${contact!.id}/edit`,
    plans: '/plans',
    plan: `/plans/${plan!.id}`,
    companies: '/companies',
    company: `/companies/${company!.id}`,
    'company-new': '/companies/new',
    departments: '/departments',
    department: `/departments/${department!.id}`,
    'department-new': '/departments/new',
    subjects: `/subjects?department=${department!.id}`,
    subject: `/subjects/${type!.id}`,
    'question-new': `/subjects/${type!.id}/questions/new`,
    question: `/subjects/${type!.id}/questions/${question!.id}`,
    calendars: '/calendars',
    calendar: `/calendars/${calendar!.id}?year=2027&state=SP`,
    'calendar-application': `/calendars/${calendar!.id}/application`,
    'calendar-new': '/calendars/new',
    policies: '/silence-policies',
    policy: `/silence-policies/${policy!.id}`,
    'policy-application': `/silence-policies/${policy!.id}/application`,
    'policy-new': '/silence-policies/new',
    articles: '/articles',
    article: `/articles/${article!.id}`,
    'article-new': '/articles/new',
    'canned-texts': '/canned-texts',
    'canned-text': `/canned-texts/${canned!.id}`,
    audit: '/audit',
  }
  expect(type && question && contact).toBeTruthy()
  return {
    panel,
    administrator,
    actor,
    paths,
    ids: { customer, contact, department, type, calendar, policy },
  }
}
