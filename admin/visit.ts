import type { Request, Response } from 'express'
import { z } from 'zod'
import { type Engine, type Language, NotFound, type OperatorActor, type SignedIn } from '#engine'
import type { PanelConfig } from './config.ts'
import { BadRequest } from './error/bad-request.ts'
import type { UploadedFile } from './form/files.ts'
import { askedOf, formOf } from './form/parse.ts'

/** One request, as handlers see it. Express itself stays at `request` and `response` for the rare case. */
export type PublicVisit = {
  engine: Engine
  config: PanelConfig
  /** Who is signed in, if anybody is. */
  signedIn: SignedIn | null
  language: Language
  /** The zone in which dates are shown: the company's. */
  timeZone: string
  ip: string
  /** Whether htmx asks, and so wants a part of a page. */
  isPartial: boolean
  /** Files of a multipart form, on disk until the handler has answered; empty unless the route takes files. */
  files: readonly UploadedFile[]
  /** A part of the path, as text. */
  param(name: string): string
  /** A part of the path that must be an id; anything else is not found. */
  id(name?: string): string
  /** The query, unknown keys ignored; what the schema refuses is a bad request. */
  query<S extends z.ZodType>(schema: S): z.output<S>
  /** The form: unknown fields and wrong shapes are a bad request (400), unfit values Invalid (422). */
  form<S extends z.ZodType>(schema: S): z.output<S>
  request: Request
  response: Response
}

export type Visit = PublicVisit & { actor: OperatorActor; signedIn: SignedIn }

export function visitOf(
  request: Request,
  response: Response,
  { engine, config, files }: { engine: Engine; config: PanelConfig; files: readonly UploadedFile[] },
): Visit {
  const { signedIn, language } = response.locals as { signedIn: SignedIn | null; language: Language }
  return {
    engine,
    config,
    signedIn: signedIn as SignedIn,
    actor: signedIn?.actor as OperatorActor,
    language,
    timeZone: signedIn?.timeZone ?? config.timeZone,
    ip: request.ip ?? '',
    isPartial: request.get('HX-Request') === 'true',
    files,
    param: (name) => String(request.params[name]),
    id(name = 'id') {
      const id = z.uuid().safeParse(request.params[name])
      if (!id.success) throw new NotFound('page_not_found')
      return id.data
    },
    query(schema) {
      const parsed = schema.safeParse(askedOf(request.query))
      if (!parsed.success) throw new BadRequest('query')
      return parsed.data
    },
    form: (schema) => formOf(request.body, schema),
    request,
    response,
  }
}
