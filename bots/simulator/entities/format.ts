import type { MessageEntity } from 'grammy/types'
import { ApiError } from '../http/api-error.ts'
import { detectEntities } from './detect.ts'
import { parseHtml } from './html.ts'
import { parseLegacyMarkdown } from './legacy-markdown.ts'
import { parseMarkdownV2 } from './markdown.ts'
import { Unparsable } from './unparsable.ts'

export interface Formatted {
  text: string
  entities: MessageEntity[]
}

/** A text as it will be shown: marks read, ends trimmed, links and commands recognised. */
export function formatText(
  source: string,
  parseMode: string | undefined,
  given: MessageEntity[] = [],
): Formatted {
  const { text, entities } = trim(parse(source.replaceAll('\0', '').replaceAll('\r', ''), parseMode, given))
  return { text, entities: detectEntities(text, entities) }
}

function parse(source: string, parseMode: string | undefined, given: MessageEntity[]): Formatted {
  try {
    switch (parseMode?.toLowerCase()) {
      case undefined:
      case '':
        return { text: source, entities: given }
      case 'html':
        return parseHtml(source)
      case 'markdownv2':
        return parseMarkdownV2(source)
      case 'markdown':
        return parseLegacyMarkdown(source)
      default:
        throw new ApiError(400, 'Bad Request: unsupported parse_mode')
    }
  } catch (error) {
    if (error instanceof Unparsable)
      throw new ApiError(400, `Bad Request: can't parse entities: ${error.message}`)
    throw error
  }
}

function trim({ text, entities }: Formatted): Formatted {
  const trimmed = text.trim()
  const lead = text.length - text.trimStart().length
  const moved = entities
    .map((entity) => {
      const start = Math.max(0, entity.offset - lead)
      const end = Math.min(trimmed.length, entity.offset + entity.length - lead)
      return { ...entity, offset: start, length: end - start }
    })
    .filter(({ length }) => length > 0)
  return { text: trimmed, entities: moved }
}
