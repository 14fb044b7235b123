import { texts } from '#engine'

export const expressCheckTexts = texts({
  pt: {
    title: 'Consulta expressa',
    run: 'Consultar',
    again: 'Atualizar',
    running: 'Consultando…',
    never: 'Ainda não consultada.',
    at: (ago: string) => `Consultada ${ago}`,
    source: { bote: 'Cadastro', erp: 'Sistema da empresa' },
    by: (source: string, took: string) => `${source} · ${took}`,
  },
  en: {
    title: 'Express check',
    run: 'Check',
    again: 'Refresh',
    running: 'Checking…',
    never: 'Not checked yet.',
    at: (ago: string) => `Checked ${ago}`,
    source: { bote: 'Records', erp: "Company's system" },
    by: (source: string, took: string) => `${source} · ${took}`,
  },
})
