import { texts } from '#engine'

/** Sentences for what connections and their exceptions may refuse. */
export const connectionProblems = texts({
  pt: {
    only_technical_tools: 'Sua conta não tem as ferramentas técnicas. Peça à administração, se precisar.',
    connection_is_blocked: 'Esta conexão já está bloqueada.',
    connection_is_not_blocked: 'Esta conexão não está bloqueada.',
    connection_is_offline: 'Esta conexão já está offline: não há sessão para desconectar.',
    connection_is_not_reduced: 'Esta conexão não está com a velocidade reduzida.',
    connection_without_password: 'Esta conexão não tem senha cadastrada.',
    connection_password_unreadable:
      'A senha guardada não pode mais ser lida, porque a chave desta instalação mudou. Cadastre uma senha nova.',
    connection_without_last_ip: 'Ainda não há um último IP de acesso para esta conexão.',
    exception_needs_contract: 'Associe um contrato à conexão antes de registrar uma exceção.',
  },
  en: {
    only_technical_tools: 'Your account has no technical tools. Ask the administration, if you need them.',
    connection_is_blocked: 'This connection is blocked already.',
    connection_is_not_blocked: 'This connection is not blocked.',
    connection_is_offline: 'This connection is offline: there is no session to end.',
    connection_is_not_reduced: 'The speed of this connection is not reduced.',
    connection_without_password: 'No password is kept for this connection.',
    connection_password_unreadable:
      'The password can no longer be read, because the key of this installation has changed. Set a new one.',
    connection_without_last_ip: 'No IP of this connection has been seen yet.',
    exception_needs_contract: 'Give the connection a contract before adding an exception.',
  },
})
