import type { Message } from 'grammy/types'

/**
 * What a person wrote, as text or under a file; undefined when there are no words. A link that Telegram hides behind
 * words stands after them, or the address would be lost. Only addresses that a page may link to.
 */
export function wordsOf({
  text,
  entities,
  caption,
  caption_entities: captioned,
}: Message): string | undefined {
  const words = text ?? caption
  if (words === undefined) return undefined
  const hidden = (text === undefined ? captioned : entities)?.flatMap((entity) =>
    entity.type === 'text_link' && /^(https?|mailto|tel):/i.test(entity.url)
      ? [{ end: entity.offset + entity.length, url: entity.url }]
      : [],
  )
  return (hidden ?? [])
    .sort((one, other) => other.end - one.end)
    .reduce((told, { end, url }) => `${told.slice(0, end)} (${url})${told.slice(end)}`, words)
}
