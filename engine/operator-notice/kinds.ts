/** What operators can be told in the chat of their bot. */
export const NOTICE_KINDS = [
  /** Something new for nobody in particular, in a department of theirs. */
  'opened',
  /** Somebody made them responsible. */
  'assigned',
  /** The customer wrote or decided on what is theirs. */
  'answered',
  /** The customer did not approve a solution or a proposal of theirs. */
  'refused',
  'slaWarned',
  'slaBreached',
  'rated',
  /** For supervisors: a channel does not work, or works again. */
  'channelDown',
] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]
