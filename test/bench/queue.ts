import type { Line } from './line.ts'
import { CONNECTIONS, type Pages, shownFrom } from './pages.ts'
import { type Bench, inRounds } from './section.ts'
import { addTalk } from './tickets.ts'

const ROUNDS = 3

const SEARCHES = {
  'a common word': 'certificado',
  'three words': 'rejeição boleto bancário',
  'a number': '202605/00',
  'one ticket': 'protocolo 777777',
}

/** The queue as a browser gets it, signed in, at two sizes of desk in turns. */
export async function queue(bench: Bench): Promise<Line[]> {
  const small = await bench.small()
  const large = await bench.large()
  const talkative = await addTalk(bench.postgres.open(large, 1), 200)

  const bySize = await inRounds(ROUNDS, async (round) => {
    const ofSmall = await shownFrom(bench, small, '/tickets', (pages) => pages('/tickets'))
    const ofLarge = await shownFrom(bench, large, '/tickets', (pages) => pages('/tickets'))
    if (round === 0) bench.say(`a page of the queue has ${Math.round(ofLarge.bytes / 1024)} KiB`)
    return {
      small: ofSmall.perSecond,
      large: ofLarge.perSecond,
      p99: ofLarge.p99,
      largeMs: ofLarge.p50,
      smallMs: ofSmall.p50,
    }
  })
  bench.say('searches …')
  return [
    {
      what: `the queue's first page, 1,000,000 tickets, ${CONNECTIONS} connections`,
      unit: '/s',
      rounds: bySize.large,
      yardstick: { what: 'at 10,000 tickets', rounds: bySize.small },
      aim: { of: 'figure', is: 'at least', value: 200 },
    },
    {
      what: '  the same, p50',
      unit: 'ms',
      rounds: bySize.largeMs,
      yardstick: { what: 'at 10,000 tickets', rounds: bySize.smallMs },
      aim: { of: 'ratio', is: 'at most', value: 1.5 },
    },
    {
      what: '  the same, p99',
      unit: 'ms',
      rounds: bySize.p99,
      aim: { of: 'figure', is: 'under', value: 60 },
    },
    ...(await shownFrom(bench, large, '/tickets', async (pages) => [
      ...(await searches(pages)),
      await ticketPage(pages, talkative),
    ])),
  ]
}

async function searches(pages: Pages): Promise<Line[]> {
  const lines: Line[] = []
  for (const [what, words] of Object.entries(SEARCHES)) {
    const path = `/tickets?q=${encodeURIComponent(words)}`
    const { p95 } = await inRounds(ROUNDS, () => pages(path, { connections: 1, withinMs: 1_500 }))
    lines.push({
      what: `a search among 1,000,000 for ${what}, p95`,
      unit: 'ms',
      rounds: p95,
      aim: { of: 'figure', is: 'under', value: 250 },
    })
  }
  return lines
}

async function ticketPage(pages: Pages, id: string): Promise<Line> {
  const { p95 } = await inRounds(ROUNDS, () => pages(`/tickets/${id}`, { connections: 1, withinMs: 2_000 }))
  return {
    what: 'the page of a ticket with 200 logs, p95',
    unit: 'ms',
    rounds: p95,
    aim: { of: 'figure', is: 'under', value: 40 },
  }
}
