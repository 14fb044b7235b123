/** What a domain error may say: a stable code for programs, the words are chosen by the edge that shows it. */
export class DomainError extends Error {
  readonly code: string
  readonly details: Record<string, unknown>

  constructor(code: string, details: Record<string, unknown> = {}) {
    super(code)
    this.name = new.target.name
    this.code = code
    this.details = details
  }
}

/** It does not exist, or this person may not know that it does. */
export class NotFound extends DomainError {}

/** The person may see it, but may not do this. */
export class Forbidden extends DomainError {}

/** The lifecycle does not allow it now: `code` says why, `details.event` and `details.state` say what was tried. */
export class Refused extends DomainError {}

/** The input cannot be used: `details.fields` names each fault. */
export class Invalid extends DomainError {}

/** Somebody else was faster: `details.winner` names them when known. */
export class Conflict extends DomainError {}
