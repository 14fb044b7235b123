import { plain } from './likeness.ts'

/** A greeting and nothing else: the beginning of a conversation, not a message for the team. */
export function isGreeting(text: string): boolean {
  return GREETINGS.test(plain(text)) && text.length < 60
}

/** Thanks and nothing else. */
export function isThanks(text: string): boolean {
  return THANKS.test(plain(text)) && text.length < 80
}

/** Words that say that a problem is still there. */
export function saysNotSolved(text: string): boolean {
  return NOT_SOLVED.test(plain(text))
}

const GREETING =
  '(oi+|ola+|opa|e ai|hey|hi|hello|bom dia|boa tarde|boa noite|good (morning|afternoon|evening)|tudo bem|tudo bom|pessoal|gente|menu|inicio|start)'
const GREETINGS = new RegExp(`^${GREETING}( ${GREETING})*$`)
const THANK =
  '(muito |muitissimo |mto )?(obrigad[oa]s?|obg|valeu|vlw|agradeco|grat[oa]|thanks?( you)?|thank you|tks|ok|okay|certo|beleza|blz|perfeito|show|otimo|legal|por tudo|demais|mesmo|so much|very much|pela ajuda|a todos|pessoal|a voces)'
const THANKS = new RegExp(`^${THANK}( ${THANK})*$`)
const NOT_SOLVED =
  /\b(nao (funciona|funcionou|esta funcionando|ta funcionando|resolveu|resolvido|deu certo|deu|abre|entra|consigo|foi resolvido)|ainda (nao|com|da|esta dando|continua|tem)|continua (com|dando|o|igual|sem|a)|mesmo (erro|problema)|voltou (o|a|a dar)|deu erro|piorou|not (working|solved|fixed)|still (not|broken|fails?|failing|the same|does)|does ?n.?t work|did ?n.?t work)\b/
