import { texts } from '#engine'

export const catalogueTexts = texts({
  pt: {
    active: 'Ativo',
    activeHint: 'Inativo não é oferecido, e continua onde já está.',
    removeTitle: (name: string) => `Excluir ${name}?`,
    removeText: 'Só é possível enquanto nada o usa. Para deixar de oferecer, desmarque “Ativo”.',
  },
  en: {
    active: 'Active',
    activeHint: 'Inactive is not offered, and stays where it is already.',
    removeTitle: (name: string) => `Delete ${name}?`,
    removeText: 'Only possible while nothing uses it. To offer it no more, untick “Active”.',
  },
})
