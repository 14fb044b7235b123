// What the demo desk offers: departments, the subject tree with its checklists, articles and ready texts.

type Question = {
  kind: 'choice' | 'text' | 'date' | 'file' | 'link'
  question: string
  questionEn: string
  help?: string
  choices?: string[]
  required?: boolean
  allowUnknown?: boolean
}
type Node = {
  name: string
  nameEn?: string
  key?: string
  severity?: 'low' | 'normal' | 'high' | 'critical'
  checklist?: Question[]
  children?: Node[]
}

export const DEPARTMENTS = {
  suporte: { name: 'Suporte (SAC)', email: 'suporte@horizonte.example', opensTickets: true },
  financeiro: { name: 'Financeiro', email: 'financeiro@horizonte.example', opensTickets: true },
  comercial: { name: 'Comercial', email: 'comercial@horizonte.example', opensTickets: true },
  desenvolvimento: { name: 'Desenvolvimento', email: 'dev@horizonte.example', opensTickets: false },
} as const
export type DepartmentKey = keyof typeof DEPARTMENTS

const VIDEO: Question = {
  kind: 'link',
  question: 'Link do vídeo com a tela inteira mostrando a situação',
  questionEn: 'Link to a full screen video that shows it',
  help: 'Grave com o Loom ou com o Gravador de Passos do Windows e cole o link aqui.',
  allowUnknown: true,
}
const WHO: Question = {
  kind: 'choice',
  question: 'Acontece com um usuário ou com todos?',
  questionEn: 'Does it happen to one user or to all?',
  choices: ['Um usuário', 'Alguns usuários', 'Todos'],
}

const ERROR_CHECKLIST: Question[] = [
  {
    kind: 'text',
    question: 'Qual o caminho no sistema para reproduzir o erro?',
    questionEn: 'Which path in the system reproduces the error?',
    help: 'Exemplo: Faturamento > Notas > Emitir.',
  },
  {
    kind: 'text',
    question: 'Documento de exemplo (número da nota, pedido ou título)',
    questionEn: 'Sample document (invoice, order or bill number)',
    allowUnknown: true,
  },
  {
    kind: 'text',
    question: 'Qual a versão do sistema?',
    questionEn: 'Which version of the system?',
    help: 'Aparece em Ajuda > Sobre.',
    allowUnknown: true,
  },
  {
    kind: 'choice',
    question: 'Qual o banco de dados?',
    questionEn: 'Which database?',
    choices: ['SQL Server', 'Oracle'],
    allowUnknown: true,
  },
  {
    kind: 'choice',
    question: 'O ambiente é três camadas ou local?',
    questionEn: 'Three-tier or local environment?',
    choices: ['Três camadas', 'Local'],
    allowUnknown: true,
  },
  {
    kind: 'date',
    question: 'Desde quando acontece?',
    questionEn: 'Since when?',
    help: 'Se começou depois de uma atualização, diga na descrição qual era a versão anterior.',
    allowUnknown: true,
  },
  WHO,
  {
    kind: 'text',
    question: 'Qual era o comportamento esperado?',
    questionEn: 'What did you expect to happen?',
  },
  VIDEO,
]

const REJECTION_CHECKLIST: Question[] = [
  {
    kind: 'file',
    question: 'Imagem da rejeição',
    questionEn: 'Picture of the rejection',
    help: 'A tela com o código e o texto que a SEFAZ devolveu.',
  },
  {
    kind: 'file',
    question: 'XML da nota',
    questionEn: 'XML of the invoice',
    help: 'Faturamento > Notas > Exportar XML.',
    allowUnknown: true,
  },
  {
    kind: 'text',
    question: 'Qual a versão do sistema?',
    questionEn: 'Which version of the system?',
    allowUnknown: true,
  },
]

export const SUBJECTS: Record<DepartmentKey, Node[]> = {
  suporte: [
    {
      name: 'Erro no sistema',
      nameEn: 'Error in the system',
      key: 'erro',
      checklist: ERROR_CHECKLIST,
      children: [
        {
          name: 'Faturamento',
          nameEn: 'Invoicing',
          children: [
            { name: 'Emissão de NF-e', nameEn: 'Issuing invoices', key: 'erro.nfe' },
            { name: 'CT-e e MDF-e', nameEn: 'Freight documents', key: 'erro.cte' },
            { name: 'Cupom fiscal (PDV)', nameEn: 'Point of sale', key: 'erro.pdv', severity: 'high' },
          ],
        },
        {
          name: 'Financeiro',
          nameEn: 'Finance',
          children: [
            { name: 'Boletos e remessas', nameEn: 'Bank slips', key: 'erro.boleto' },
            { name: 'Contas a pagar', nameEn: 'Payables', key: 'erro.pagar' },
            { name: 'Conciliação', nameEn: 'Reconciliation', key: 'erro.conciliacao' },
          ],
        },
        {
          name: 'Estoque',
          nameEn: 'Stock',
          children: [
            { name: 'Movimentação', nameEn: 'Movements', key: 'erro.estoque' },
            { name: 'Inventário', nameEn: 'Stocktaking', key: 'erro.inventario' },
          ],
        },
        { name: 'Relatórios', nameEn: 'Reports', key: 'erro.relatorio' },
        { name: 'Sistema não abre', nameEn: 'Does not start', key: 'erro.parado', severity: 'critical' },
      ],
    },
    {
      name: 'Rejeição de NF-e',
      nameEn: 'Rejected invoice',
      key: 'rejeicao',
      severity: 'high',
      checklist: REJECTION_CHECKLIST,
    },
    {
      name: 'Dúvida de uso',
      nameEn: 'How to',
      key: 'duvida',
      checklist: [{ ...VIDEO, required: false }],
      children: [
        { name: 'Cadastros', nameEn: 'Master data', key: 'duvida.cadastro' },
        { name: 'Fiscal', nameEn: 'Taxes', key: 'duvida.fiscal' },
        { name: 'Financeiro', nameEn: 'Finance', key: 'duvida.financeiro' },
        { name: 'Estoque', nameEn: 'Stock', key: 'duvida.estoque' },
      ],
    },
    {
      name: 'Alteração sob medida',
      nameEn: 'Custom change',
      key: 'alteracao',
      severity: 'low',
      checklist: [
        {
          kind: 'text',
          question: 'Para que serve a alteração, e quem vai usar?',
          questionEn: 'What is it for, and who will use it?',
        },
        {
          kind: 'date',
          question: 'Precisa estar pronta até quando?',
          questionEn: 'When must it be ready?',
          allowUnknown: true,
        },
      ],
    },
    { name: 'Sugestão', nameEn: 'Suggestion', key: 'sugestao', severity: 'low' },
  ],
  financeiro: [
    { name: 'Segunda via de boleto', nameEn: 'Copy of a bill', key: 'fin.boleto' },
    { name: 'Dúvida sobre cobrança', nameEn: 'Question about a charge', key: 'fin.cobranca' },
    { name: 'Alterar dados de faturamento', nameEn: 'Change billing data', key: 'fin.dados' },
  ],
  comercial: [
    {
      name: 'Novas licenças (usuários)',
      nameEn: 'New licences (users)',
      key: 'com.novas',
      checklist: [
        { kind: 'text', question: 'Quantas licenças?', questionEn: 'How many licences?' },
        {
          kind: 'date',
          question: 'A partir de quando?',
          questionEn: 'From when?',
          allowUnknown: true,
        },
      ],
    },
    { name: 'Cancelar licenças', nameEn: 'Cancel licences', key: 'com.cancelar' },
    { name: 'Cancelar contrato', nameEn: 'Cancel the contract', key: 'com.contrato' },
    { name: 'Conhecer um módulo', nameEn: 'Get to know a module', key: 'com.modulo' },
  ],
  desenvolvimento: [],
}

export const ARTICLES: { title: string; body: string; department?: DepartmentKey; url?: string }[] = [
  {
    title: 'Rejeição 539: duplicidade de NF-e com chave diferente',
    department: 'suporte',
    body: 'A SEFAZ já autorizou uma nota com o mesmo número e série, mas com outra chave.\n\n1. Em Faturamento > Notas, abra a nota e toque em "Consultar na SEFAZ".\n2. Se a nota que está lá for a sua, escolha "Recuperar autorização".\n3. Se for outra, avance a numeração em Parâmetros > Séries e emita de novo.\n\nNão inutilize o número antes de consultar: uma nota autorizada não pode ser inutilizada.',
  },
  {
    title: 'Certificado digital vencido: como trocar o A1',
    department: 'suporte',
    body: 'Sem um certificado válido nenhuma nota é transmitida.\n\n1. Peça o arquivo .pfx e a senha à sua certificadora.\n2. Em Parâmetros > Certificado, escolha "Instalar novo".\n3. Selecione o arquivo, informe a senha e toque em "Testar".\n4. Emita uma nota em homologação antes de voltar à produção.',
  },
  {
    title: 'Boleto não aparece para o cliente: registre a remessa',
    department: 'suporte',
    body: 'Um boleto só pode ser pago depois que o banco o registra.\n\n1. Gere a remessa em Financeiro > Cobrança > Remessa.\n2. Envie o arquivo ao banco.\n3. Importe o retorno no dia seguinte e confira as ocorrências.\n\nOcorrência 03 quer dizer que o banco recusou: o motivo está ao lado.',
  },
  {
    title: 'Como fazer o inventário sem parar a loja',
    department: 'suporte',
    body: 'Use a contagem cíclica.\n\n1. Em Estoque > Inventário, crie uma contagem por seção.\n2. Imprima a lista ou use o coletor.\n3. Digite as quantidades e confira as diferenças acima de 5 %.\n4. Só então toque em "Ajustar estoque".\n\nVendas feitas durante a contagem são descontadas sozinhas.',
  },
  {
    title: 'Usuário bloqueado: como liberar o acesso',
    department: 'suporte',
    body: 'Depois de cinco senhas erradas o acesso é bloqueado por 30 minutos.\n\nUm administrador da sua empresa pode liberar antes: Segurança > Usuários > Desbloquear. Se a senha foi esquecida, use "Esqueci a senha" na tela de entrada.',
  },
  {
    title: 'Relatório em branco: confira o período e a filial',
    department: 'suporte',
    body: 'Um relatório sai em branco quando nenhum registro passa pelos filtros.\n\n1. Confira a filial no alto da tela.\n2. Amplie o período.\n3. Limpe os filtros salvos em "Filtros > Padrão".\n\nSe os dados aparecem na tela e não na impressão, atualize para a versão 12.4.2.',
  },
  {
    title: 'Como gravar um vídeo da tela para o suporte',
    department: 'suporte',
    url: 'https://www.loom.com/',
    body: 'Um vídeo curto resolve em minutos o que levaria dias de conversa.\n\nCom o Loom: instale a extensão, escolha "Tela inteira", mostre o passo a passo e cole o link no ticket.\nSem instalar nada: aperte Windows + R, digite psr e toque em "Iniciar gravação".',
  },
  {
    title: 'Segunda via do boleto da mensalidade',
    department: 'financeiro',
    body: 'A segunda via, já com a data nova e os encargos, está no portal em Financeiro > Mensalidades. O pagamento é reconhecido em até um dia útil.',
  },
  {
    title: 'CT-e: rejeição 204 (duplicidade)',
    department: 'suporte',
    body: 'O conhecimento já foi autorizado. Consulte pela chave em Transporte > CT-e > Consultar e escolha "Recuperar protocolo". Só emita outro se a consulta disser que ele não existe.',
  },
  {
    title: 'O que o contrato mensal cobre',
    body: 'Cobre: correção de erros do sistema, dúvidas de uso, atualizações e adequações à lei.\n\nNão cobre: alterações sob medida, treinamento no local, ajuste de dados causado por uso incorreto e serviços na infraestrutura do cliente. O que não está coberto só é feito depois que você aprova o orçamento.',
  },
]

export const CANNED_TEXTS: { title: string; body: string; department?: DepartmentKey }[] = [
  { title: 'Saudação', body: 'Olá, {contato}! Recebemos o ticket {numero} e já estamos analisando.' },
  {
    title: 'Pedir vídeo',
    department: 'suporte',
    body: 'Para vermos o que acontece aí, {contato}, por favor grave um vídeo da tela inteira (o Loom é gratuito) e envie o link por aqui.',
  },
  {
    title: 'Pedir XML e imagem da rejeição',
    department: 'suporte',
    body: 'Por favor envie a imagem da rejeição, com o código, e o XML da nota (Faturamento > Notas > Exportar XML).',
  },
  {
    title: 'Versão antiga',
    department: 'suporte',
    body: 'Este comportamento foi corrigido na versão 12.4.2. Por favor atualize em Ajuda > Atualizar e nos diga se ficou tudo certo.',
  },
  {
    title: 'Enviado ao desenvolvimento',
    department: 'suporte',
    body: 'Conseguimos reproduzir o erro aqui e o passamos ao desenvolvimento. Avisaremos assim que a correção estiver disponível.',
  },
  {
    title: 'Fora da cobertura',
    body: 'O que você pede não está no contrato mensal. O comercial vai enviar um orçamento por aqui e nada será cobrado sem a sua aprovação.',
  },
  {
    title: 'Boleto enviado',
    department: 'financeiro',
    body: 'Segue a segunda via do boleto, com vencimento atualizado. O pagamento é reconhecido em até um dia útil.',
  },
  {
    title: 'Encerramento',
    body: 'Fico à disposição, {contato}. Se precisar de algo mais, é só escrever aqui.',
  },
]
