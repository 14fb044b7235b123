/** A refusal in Telegram's words: `{ ok: false, error_code, description, parameters }`. */
export class ApiError extends Error {
  override name = 'ApiError' as const
  readonly code: number
  readonly parameters: { retry_after?: number; migrate_to_chat_id?: number } | undefined

  constructor(code: number, description: string, parameters?: ApiError['parameters']) {
    super(description)
    this.code = code
    this.parameters = parameters
  }
}

export function badRequest(what: string): ApiError {
  return new ApiError(400, `Bad Request: ${what}`)
}
