import { texts } from '#engine'

export const accessPointTexts = texts({
  pt: {
    title: 'Pontos de acesso',
    subtitle: 'Torres, OLTs e concentradores em que as conexões estão ligadas.',
    add: 'Novo ponto de acesso',
    added: (name: string) => `O ponto ${name} foi incluído.`,
    name: 'Nome',
    emptyTitle: 'Nenhum ponto de acesso ainda',
    emptyText: 'Um aviso de parada vale para todas as conexões do ponto.',
    address: 'Endereço',
    connections: (count: number) => (count === 1 ? '1 conexão' : `${count} conexões`),
    stopped: 'Com aviso de parada',
  },
  en: {
    title: 'Access points',
    subtitle: 'Towers, OLTs and concentrators that connections hang on.',
    add: 'New access point',
    added: (name: string) => `The access point ${name} was added.`,
    name: 'Name',
    emptyTitle: 'No access points yet',
    emptyText: 'A stop notice holds for all connections of the point.',
    address: 'Address',
    connections: (count: number) => (count === 1 ? '1 connection' : `${count} connections`),
    stopped: 'With a stop notice',
  },
})
