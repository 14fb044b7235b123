const MB = 1024 * 1024

/** What the panel takes, and what Telegram lets us send on (R27): said before anybody sends. */
export const LARGEST_FILE = 50 * MB
export const MOST_FILES = 10
