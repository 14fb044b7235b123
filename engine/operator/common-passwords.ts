/** The commonest of ten and more characters, as they look without case, accents and signs. */
const COMMON = new Set(
  `1234567890 0123456789 0987654321 9876543210 12345678910 123456789a 123456789q a123456789 q123456789 1q2w3e4r5t
  1q2w3e4r5t6y 1qaz2wsx3edc qwertyuiop qwertyuiop123 qwerty1234 qwerty12345 qwerty123456 asdfghjkl1 zxcvbnm123
  password12 password123 password1234 password12345 passw0rd123 p4ssw0rd123 mypassword letmein123 welcome123
  welcome1234 iloveyou123 iloveyou12 abcdefghij abcdefghijk abc1234567 abcd123456 abcd1234567 administrator
  administrador administradora administracao admin12345 admin123456 admin1234567 adminadmin admin123admin root123456
  changeme123 changeme1234 mudar12345 mudar123456 mudarsenha trocarsenha senha12345 senha123456 senha1234567
  senhasenha minhasenha minhasenha123 novasenha123 senhaforte senhaforte123 senhasegura suporte123 suporte1234
  suporte12345 atendimento atendimento1 atendimento123 empresa123 empresa1234 brasil1234 brasil12345 brasilbrasil
  corinthians flamengo123 flamengo1981 palmeiras1 palmeiras123 saopaulo123 gremio1234 internacional vascodagama
  teamo12345 euteamo123 deusefiel123 deusefiel1 jesuscristo jesus12345 familia123 familia1234 amordaminhavida
  superman123 dragon12345 monkey12345 football123 princess123 sunshine123 starwars123 computador computador1
  1111111111 0000000000 1212121212 1122334455 1231231234 123123123123 123321123321 1a2b3c4d5e demo123456 teste12345
  teste123456 test123456 botebotebote bote123456 bote12345678`.split(/\s+/),
)

const ROWS = ['abcdefghijklmnopqrstuvwxyz', '01234567890123456789', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm']

/**
 * Whether everybody's first guesses include it: on the list, one thing repeated, or a run along the keyboard.
 * `bare` is the password without case, accents and signs.
 */
export function isCommon(password: string, bare: string): boolean {
  if (COMMON.has(bare)) return true
  if ([password, bare].some((text) => /^(.{1,4}?)\1+$/su.test(text))) return true
  const backwards = [...bare].reverse().join('')
  return bare.length > 0 && ROWS.some((row) => row.includes(bare) || row.includes(backwards))
}
