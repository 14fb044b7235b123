/** The request itself is malformed: no browser using our pages sends it. Answered 400. */
export class BadRequest extends Error {
  override readonly name = 'BadRequest'
  readonly code: string

  constructor(code: string) {
    super(code)
    this.code = code
  }
}

/** The anti-forgery token is missing or of another session, or the request comes from a foreign page. Answered 403. */
export class Forged extends Error {
  override readonly name = 'Forged'
}
