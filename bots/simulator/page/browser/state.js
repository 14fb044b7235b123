/** The chat as last heard from the simulator, and what the person is about to write. */
export const chat = {
  texts: {},
  person: {},
  bot: {},
  started: false,
  blocked: false,
  commands: [],
  keyboard: null,
  forceReply: null,
  action: null,
  /** What this messenger can do. */
  polls: false,
  deletes: false,
  repliesByTap: false,
  /** By message id. */
  messages: new Map(),
  /** Buttons that were pressed and not answered yet: callback id → button. */
  pressed: new Map(),
  /** `{ kind: 'reply' | 'edit', message }` */
  context: null,
  /** Files chosen and not sent yet. */
  tray: [],
  trayAs: 'media',
}
