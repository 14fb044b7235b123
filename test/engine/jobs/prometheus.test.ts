import { Registry } from 'prom-client'
import { expect, test } from 'vitest'
import { prometheusMetrics } from '../../../engine/jobs/prometheus.ts'

test('counters and durations are in the registry under their names', async () => {
  const registry = new Registry()
  const metrics = prometheusMetrics(registry)
  metrics.inc('bote_outbox_sent_total', { channel: 'telegram' })
  metrics.inc('bote_outbox_sent_total', { channel: 'telegram' }, 2)
  metrics.observe('bote_timers_late_seconds', 0.5)
  const text = await registry.metrics()
  expect(text).toContain('bote_outbox_sent_total{channel="telegram"} 3')
  expect(text).toContain('bote_timers_late_seconds_sum 0.5')
})
