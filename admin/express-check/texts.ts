import { texts } from '#engine'

export const expressCheckTexts = texts({
  pt: {
    title: 'Consulta expressa',
    refresh: 'Atualizar',
    looking: 'Consultando…',
    noScript: 'Consultar agora',
    at: (ago: string) => `Consultada ${ago}`,
    source: { bote: 'Cadastro', erp: 'Sistema da empresa' },
    by: (source: string, took: string) => `${source} · ${took}`,
    nothing: 'Nada a detalhar.',
  },
  en: {
    title: 'Express check',
    refresh: 'Refresh',
    looking: 'Looking…',
    noScript: 'Look now',
    at: (ago: string) => `Looked at ${ago}`,
    source: { bote: 'Records', erp: "Company's system" },
    by: (source: string, took: string) => `${source} · ${took}`,
    nothing: 'No details.',
  },
})
