import { texts } from '#engine'

export const componentTexts = texts({
  pt: {
    requiredHint: 'Campos obrigatórios',
    cancel: 'Cancelar',
    close: 'Fechar',
    next: 'Próximos',
    first: 'Do início',
    pages: 'Páginas',
    actions: 'Ações',
    working: 'Um momento…',
  },
  en: {
    requiredHint: 'Required fields',
    cancel: 'Cancel',
    close: 'Close',
    next: 'Next',
    first: 'From the start',
    pages: 'Pages',
    actions: 'Actions',
    working: 'One moment…',
  },
})
