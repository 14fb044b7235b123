/** What a Brazilian software house explains to its customers: title, and how each article begins. */
export const ARTICLES: Record<string, string> = {
  'Rejeição 539 na NF-e: duplicidade com diferença na chave de acesso':
    'A SEFAZ já tem uma nota com o mesmo número e a mesma série. Consulte a situação da nota, ajuste o próximo número em Cadastros e transmita de novo.',
  'Como cancelar uma NF-e dentro do prazo':
    'O cancelamento é aceito até 24 horas depois da autorização. Abra a nota, escolha Cancelar, escreva a justificativa e aguarde o protocolo.',
  'Carta de correção eletrônica (CC-e)':
    'Serve para corrigir dados que não mudam valores. Em Notas emitidas, clique em Carta de correção, descreva a alteração e transmita.',
  'Renovar e instalar o certificado digital A1':
    'O certificado vale um ano. Compre o novo na certificadora, importe o arquivo PFX em Configurações e informe a senha dele.',
  'Emitir notas em contingência quando a SEFAZ está fora do ar':
    'Ative a contingência em Fiscal, emita normalmente e transmita as notas pendentes quando o serviço voltar.',
  'Segunda via de boleto':
    'No portal do cliente, abra Financeiro, escolha a fatura e toque em Imprimir boleto. Vencidos são atualizados com juros.',
  'Gerar o arquivo de remessa bancária (CNAB)':
    'Confira o convênio e a carteira, selecione os títulos em Contas a receber e gere a remessa para enviar ao banco.',
  'Baixar títulos pelo arquivo de retorno do banco':
    'Importe o retorno em Contas a receber. O que foi pago é baixado sozinho; o que não foi encontrado fica em uma lista.',
  'Trocar a senha de acesso ao sistema':
    'No menu do usuário, escolha Alterar senha. Quem esqueceu a senha usa o link da tela de entrada.',
  'Cadastrar um novo usuário e definir permissões':
    'O administrador inclui o usuário em Configurações, escolhe o perfil e marca o que ele pode ver e alterar.',
  'Contratar licenças adicionais':
    'Cada licença permite um acesso ao mesmo tempo. Peça mais pelo comercial; elas são liberadas no mesmo dia.',
  'Impressora não imprime o cupom':
    'Verifique o cabo, a bobina e se a impressora está como padrão. Reinicie o serviço de impressão e imprima um teste.',
  'Configurar a impressora de etiquetas de código de barras':
    'Instale o driver, informe a largura e a altura da etiqueta e ajuste a posição até o código sair no lugar.',
  'SPED Fiscal: gerar e validar o arquivo':
    'Feche o período, gere o arquivo em Fiscal e abra no programa validador. Erros de cadastro aparecem no relatório.',
  'Fechamento de caixa com diferença':
    'Confira sangrias e suprimentos, compare com o relatório de vendas do dia e registre a sobra ou a falta.',
  'Estoque negativo: corrigir o saldo':
    'O saldo fica negativo quando a venda entra antes da compra. Recalcule o saldo e lance a entrada que falta.',
  'Inventário: contagem e ajuste do estoque':
    'Congele o estoque, imprima a lista de contagem, digite o que foi contado e confirme o ajuste.',
  'Importar o XML da nota de entrada do fornecedor':
    'Arraste o XML para a tela de Entradas ou busque pela chave. Relacione os produtos que ainda não existem.',
  'Cadastro de produtos: NCM, CEST e tributação':
    'Informe o NCM do fabricante, o CEST quando houver substituição e o grupo de impostos do produto.',
  'Atualizar o sistema para a versão mais recente':
    'Feche todos os terminais, faça um backup e execute o atualizador no servidor. Cada estação se atualiza ao abrir.',
  'Backup: agendar e restaurar':
    'Agende a cópia diária em Ferramentas e guarde fora do servidor. Para restaurar, chame o suporte.',
  'Erro de conexão com o banco de dados':
    'Confira se o servidor está ligado, se o firewall libera a porta 1433 e se o nome do servidor está certo.',
  'Sistema lento: o que verificar':
    'Feche programas pesados, reinicie o servidor, veja o espaço em disco e refaça os índices.',
  'Integração com a loja virtual':
    'Informe o token da plataforma, escolha os produtos que sobem e de quanto em quanto tempo os pedidos descem.',
  'Pedido de venda: desconto e bloqueio de crédito':
    'Desconto acima do limite pede a senha do gerente. O bloqueio de crédito é liberado em Clientes.',
  'Emitir NFS-e na prefeitura':
    'Informe a inscrição municipal, o código do serviço e o login do portal da prefeitura antes da primeira nota de serviço.',
  'Relatório de vendas e comissão por vendedor':
    'Escolha o período e o vendedor. A comissão segue a tabela do cadastro e pode ser paga sobre o recebido.',
  'Folha de pagamento: férias e décimo terceiro':
    'Lance o período das férias do funcionário, confira médias e descontos e gere o recibo.',
  'Acesso remoto do suporte pelo AnyDesk':
    'Baixe o AnyDesk no nosso site, abra e passe os nove números ao atendente. Feche quando terminar.',
  'Maquininha de cartão e TEF no caixa':
    'Ligue o pinpad, confirme o código da loja com a adquirente e faça a venda de teste no crédito e no débito.',
}

/** As customers write it: in a hurry, without accents, with typing errors. Which article helps. */
export const TITLES: Record<string, string> = {
  'rejeicao 539 ao transmitir a nfe': 'Rejeição 539 na NF-e: duplicidade com diferença na chave de acesso',
  'preciso cancela uma nfe q emiti errado': 'Como cancelar uma NF-e dentro do prazo',
  'fazer carta de correcao': 'Carta de correção eletrônica (CC-e)',
  'certificado dijital venceu': 'Renovar e instalar o certificado digital A1',
  'sefaz fora do ar nao consigo emitir nota': 'Emitir notas em contingência quando a SEFAZ está fora do ar',
  '2a via do bolteo': 'Segunda via de boleto',
  'gerar remesa pro banco': 'Gerar o arquivo de remessa bancária (CNAB)',
  'dar baixa nos titulos com arquivo de retorno': 'Baixar títulos pelo arquivo de retorno do banco',
  'esqueci a senha do sistema': 'Trocar a senha de acesso ao sistema',
  'criar usuario novo pra funcionaria': 'Cadastrar um novo usuário e definir permissões',
  'quero mais licensas': 'Contratar licenças adicionais',
  'impresora nao imprimi cupom': 'Impressora não imprime o cupom',
  'etiqueta de codigo de barra saindo torta': 'Configurar a impressora de etiquetas de código de barras',
  'sped com erro na validacao': 'SPED Fiscal: gerar e validar o arquivo',
  'caixa nao fecha esta com diferensa': 'Fechamento de caixa com diferença',
  'estoqe ficou negativo': 'Estoque negativo: corrigir o saldo',
  'como faço inventario de fim de ano': 'Inventário: contagem e ajuste do estoque',
  'importar xml do forncedor': 'Importar o XML da nota de entrada do fornecedor',
  'qual ncm uso no cadastro do produto': 'Cadastro de produtos: NCM, CEST e tributação',
  'como atualisar a versao': 'Atualizar o sistema para a versão mais recente',
  'nao esta fazendo bakcup': 'Backup: agendar e restaurar',
  'erro ao conectar no banco de dados': 'Erro de conexão com o banco de dados',
  'sistema muito lento hj': 'Sistema lento: o que verificar',
  'pedidos da loja virtual nao entram': 'Integração com a loja virtual',
  'desconto no pedido bloqueado': 'Pedido de venda: desconto e bloqueio de crédito',
  'nota de servico da prefeitura nao sai': 'Emitir NFS-e na prefeitura',
  'relatorio de comisao dos vendedores': 'Relatório de vendas e comissão por vendedor',
  'lancar ferias do funcionario': 'Folha de pagamento: férias e décimo terceiro',
  'acesso remoto anidesk': 'Acesso remoto do suporte pelo AnyDesk',
  'maquinhinha de cartao nao passa': 'Maquininha de cartão e TEF no caixa',
}

/** About something else, though a word of an article may be in it. */
export const OTHER_TITLES = [
  'quero falar com o gerente sobre o contrato',
  'agradecimento pelo atendimento de ontem',
  'tela azul quando abro o excel',
  'internet caiu aqui na loja',
  'mudanca de endereço da empresa',
  'treinamento para a equipe nova',
  'reajuste da mensalidade',
  'erro ao abrir o programa',
  'voces atendem no feriado?',
  'sugestao de melhoria na tela inicial',
]

/** More of both, to which nothing was tuned. */
export const MORE_TITLES: Record<string, string> = {
  'nota deu rejeisao 539': 'Rejeição 539 na NF-e: duplicidade com diferença na chave de acesso',
  'cancelar nota fiscal': 'Como cancelar uma NF-e dentro do prazo',
  'corrigir nota ja emitida carta correçao': 'Carta de correção eletrônica (CC-e)',
  'instalar certificado novo': 'Renovar e instalar o certificado digital A1',
  'O certificado venceu e não consigo emitir nota': 'Renovar e instalar o certificado digital A1',
  'contigencia sefaz': 'Emitir notas em contingência quando a SEFAZ está fora do ar',
  'URGENTE!!! sefaz fora': 'Emitir notas em contingência quando a SEFAZ está fora do ar',
  'boleto vencido': 'Segunda via de boleto',
  'remessa bancaria cnab 240': 'Gerar o arquivo de remessa bancária (CNAB)',
  'arquivo retorno nao baixa titulo': 'Baixar títulos pelo arquivo de retorno do banco',
  'trocar senha': 'Trocar a senha de acesso ao sistema',
  'permissao de usuario': 'Cadastrar um novo usuário e definir permissões',
  'licenca adicional': 'Contratar licenças adicionais',
  'cupom nao sai na impressora': 'Impressora não imprime o cupom',
  'impressora parou': 'Impressora não imprime o cupom',
  'impresora de etiqeta desconfigurada': 'Configurar a impressora de etiquetas de código de barras',
  'gerar sped fiscal': 'SPED Fiscal: gerar e validar o arquivo',
  'diferença no fechamento do caixa': 'Fechamento de caixa com diferença',
  'saldo de estoque negativo': 'Estoque negativo: corrigir o saldo',
  'contagem de estoque': 'Inventário: contagem e ajuste do estoque',
  'entrada de nota xml': 'Importar o XML da nota de entrada do fornecedor',
  'tributaçao do produto errada': 'Cadastro de produtos: NCM, CEST e tributação',
  'nova versao do sistema': 'Atualizar o sistema para a versão mais recente',
  'restaurar backup': 'Backup: agendar e restaurar',
  'sem conexao com o servidor': 'Erro de conexão com o banco de dados',
  'Bom dia, o sistema está muito lento desde ontem': 'Sistema lento: o que verificar',
  'lentidao no sistema': 'Sistema lento: o que verificar',
  'integracao ecommerce': 'Integração com a loja virtual',
  'pedido com bloqueio de credito': 'Pedido de venda: desconto e bloqueio de crédito',
  'nfse nao emite': 'Emitir NFS-e na prefeitura',
  'nota fiscal de servico': 'Emitir NFS-e na prefeitura',
  'comissao do vendedor errada': 'Relatório de vendas e comissão por vendedor',
  'decimo terceiro': 'Folha de pagamento: férias e décimo terceiro',
  'preciso de acesso remoto': 'Acesso remoto do suporte pelo AnyDesk',
  'tef nao comunica': 'Maquininha de cartão e TEF no caixa',
}

export const MORE_OTHER_TITLES = [
  'cobrança indevida',
  'horario de atendimento',
  'quero cancelar o contrato',
  'visita tecnica na sexta',
  'novo endereço de e-mail',
  'celular nao recebe o codigo',
  'teclado quebrado',
  'duvida',
  'bom dia preciso de ajuda',
  'deu erro',
  'problema no sistema',
  'mouse sem fio nao liga',
  'proposta comercial',
  'voces tem curso online?',
  'trocar o responsavel pela conta',
  'data da reuniao',
  'nova filial em Campinas',
  'parabens pelo trabalho',
  'assinatura do contrato',
  'telefone do suporte',
]
