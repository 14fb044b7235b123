import { type Language, texts } from '#engine'

/** A fault of a system outside as it is stored, such as `status 503`, in words. */
export function outsideFaultWords(language: Language): (reason: string) => string {
  const words = faults(language)
  return (reason) => {
    const [, fault = '', detail = ''] = reason.match(/(?:^|\s)([a-z]+(?:_[a-z]+)*)(?: (\w+))?$/) ?? []
    if (fault === 'status') return words.status(detail)
    return words[fault as Exclude<keyof typeof words, 'status'>] ?? words.other
  }
}

const faults = texts({
  pt: {
    bad_address: 'O endereço configurado não é válido.',
    private_address: 'O endereço configurado é de uma rede interna, e isso não é permitido nesta instalação.',
    unknown_host: 'O nome do servidor não foi encontrado.',
    unreachable: 'O servidor não respondeu à conexão.',
    timed_out: 'O servidor demorou demais para responder.',
    redirected: 'O endereço redireciona para outro. Configure o endereço final.',
    too_large: 'A resposta foi grande demais.',
    status: (status: string) => `O servidor respondeu ${status}.`,
    no_system: 'O sistema não está mais configurado.',
    secret_lost: 'O segredo guardado não pode ser aberto. Gere outro na configuração.',
    other: 'O envio falhou.',
  },
  en: {
    bad_address: 'The address set up is not valid.',
    private_address: 'The address set up is of an inner network, which this installation does not allow.',
    unknown_host: 'The server’s name was not found.',
    unreachable: 'The server did not take the connection.',
    timed_out: 'The server took too long to answer.',
    redirected: 'The address redirects to another. Set up the final one.',
    too_large: 'The answer was too large.',
    status: (status) => `The server answered ${status}.`,
    no_system: 'The system is no longer set up.',
    secret_lost: 'The kept secret cannot be opened. Make another in the set-up.',
    other: 'Sending failed.',
  },
})
