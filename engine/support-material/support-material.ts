import { z } from 'zod'
import { blame, id, line, optionalLink, optionalParagraph } from '../administration/input.ts'
import type { Attachment } from '../attachment/row.ts'

export const MATERIAL_KINDS = ['text', 'link', 'file'] as const
export type MaterialKind = (typeof MATERIAL_KINDS)[number]

export type SupportMaterial = {
  id: string
  subprocessId: string
  kind: MaterialKind
  title: string
  body: string | null
  url: string | null
  position: number
  active: boolean
}

export type MaterialFile = Pick<Attachment, 'id' | 'name' | 'mediaType' | 'size' | 'state' | 'reason'>

export type KeptMaterial = SupportMaterial & { files: MaterialFile[]; basis: string }

/** A text says something, a link leads somewhere, a file is there; words may come with each of them. */
export const supportMaterial = ({ hasFiles }: { hasFiles: boolean }) =>
  z
    .strictObject({
      kind: z.enum(MATERIAL_KINDS),
      title: line(120),
      body: optionalParagraph(20_000),
      url: optionalLink(),
      attachmentIds: z.array(id()).max(20).default([]),
      active: z.boolean().default(true),
    })
    .superRefine(({ kind, body, url, attachmentIds }, context) => {
      if (kind === 'text' && !body) blame(context, 'body', 'required')
      if (kind === 'link' && !url) blame(context, 'url', 'required')
      if (kind === 'file' && !hasFiles && attachmentIds.length === 0)
        blame(context, 'attachmentIds', 'required')
    })
    .transform((material) => ({ ...material, url: material.kind === 'link' ? material.url : null }))

export type SupportMaterialInput = z.input<ReturnType<typeof supportMaterial>>
