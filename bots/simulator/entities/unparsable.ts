/** A text whose marks do not add up; the message is what Telegram says after "can't parse entities: ". */
export class Unparsable extends Error {
  override name = 'Unparsable' as const
}
