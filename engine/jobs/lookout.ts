const PAGE = 500

/**
 * Looks through the lanes that have something waiting, for those nobody told of: page by page, one look at a time.
 * `find` answers up to `limit` lanes after a lane; `heed` takes each.
 */
export function lookout<Found extends { lane: string }>({
  find,
  heed,
  fail,
}: {
  find: (after: string, limit: number) => Promise<Found[]>
  heed: (found: Found) => void
  fail: (error: unknown) => void
}) {
  let looking = false
  let again = false
  let after = ''
  let closed = false

  async function look(): Promise<void> {
    if (looking) {
      again = true
      return
    }
    looking = true
    do {
      again = false
      try {
        const page = await find(after, PAGE)
        if (closed) break
        after = page.length === PAGE ? page[PAGE - 1]!.lane : ''
        page.forEach(heed)
      } catch (error) {
        after = ''
        if (!closed) fail(error)
      }
    } while (again && !closed)
    looking = false
  }

  return {
    look(): void {
      if (!closed) void look()
    },
    /** Whether there are pages not looked at yet. */
    hasMore: () => after !== '',
    close(): void {
      closed = true
    },
  }
}
