import { Counter, Histogram, type Registry } from 'prom-client'
import { COUNTERS, type CounterName, DURATIONS, type DurationName, type Metrics } from './metrics.ts'

const SECONDS = [0.005, 0.02, 0.06, 0.1, 0.25, 1, 5, 30, 120, 600, 3_600]

/** The counters of the background work in a Prometheus registry. */
export function prometheusMetrics(registry: Registry): Metrics {
  const counters = Object.fromEntries(
    Object.entries(COUNTERS).map(([name, help]) => [
      name,
      new Counter({ name, help, labelNames: ['channel'], registers: [registry] }),
    ]),
  ) as Record<CounterName, Counter>
  const histograms = Object.fromEntries(
    Object.entries(DURATIONS).map(([name, help]) => [
      name,
      new Histogram({ name, help, labelNames: ['channel'], buckets: SECONDS, registers: [registry] }),
    ]),
  ) as Record<DurationName, Histogram>

  return {
    inc: (name, labels = {}, by = 1) => counters[name].inc(labels, by),
    observe: (name, seconds, labels = {}) => histograms[name].observe(labels, seconds),
  }
}
