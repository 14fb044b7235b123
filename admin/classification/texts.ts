import { texts } from '#engine'

export const classificationTexts = texts({
  pt: {
    title: 'Classificações',
    subtitle: 'Do que trata o atendimento, ao abrir e ao encerrar.',
    add: 'Nova classificação',
    added: (name: string) => `A classificação ${name} foi incluída.`,
    name: 'Classificação',
    emptyTitle: 'Nenhuma classificação ainda',
    emptyText: 'Crie as de abertura, como “Sem acesso”, e as de encerramento, como “Resolvido”.',
    kind: 'Usada',
    kindHint: 'Não muda depois.',
    kinds: { opening: 'Na abertura', closing: 'No encerramento' },
    parts: { opening: 'Abertura', closing: 'Encerramento' },
    suggested: 'Já vem escolhida',
    suggestedHint: 'Só uma de cada tipo por empresa: a última marcada substitui a anterior.',
  },
  en: {
    title: 'Classifications',
    subtitle: 'What an atendimento is about, at its opening and at its end.',
    add: 'New classification',
    added: (name: string) => `The classification ${name} was added.`,
    name: 'Classification',
    emptyTitle: 'No classifications yet',
    emptyText: 'Add those of the opening, such as “No access”, and those of the end, such as “Solved”.',
    kind: 'Used',
    kindHint: 'Cannot be changed later.',
    kinds: { opening: 'At the opening', closing: 'At the end' },
    parts: { opening: 'Opening', closing: 'End' },
    suggested: 'Chosen beforehand',
    suggestedHint: 'One of each kind per company: the last one marked takes the place of the other.',
  },
})
