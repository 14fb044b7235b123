import { texts } from '#engine'

export const technicianGroupTexts = texts({
  pt: {
    title: 'Equipes técnicas',
    subtitle: 'Quem sai para as visitas. Uma ordem de serviço prefere uma equipe.',
    add: 'Nova equipe',
    added: (name: string) => `A equipe ${name} foi criada.`,
    name: 'Equipe',
    emptyTitle: 'Nenhuma equipe ainda',
    emptyText: 'Por exemplo, uma por região. Quem está na equipe aparece na agenda.',
    members: 'Pessoas',
    membersHint: 'Operadores da empresa da equipe, ou de todas as empresas.',
    nobody: 'Ninguém ainda',
  },
  en: {
    title: 'Technician groups',
    subtitle: 'Who goes out on visits. A service order prefers a group.',
    add: 'New group',
    added: (name: string) => `The group ${name} was added.`,
    name: 'Group',
    emptyTitle: 'No groups yet',
    emptyText: 'For example, one per region. Who is in a group shows up in the agenda.',
    members: 'People',
    membersHint: "Operators of the group's company, or of all companies.",
    nobody: 'Nobody yet',
  },
})
