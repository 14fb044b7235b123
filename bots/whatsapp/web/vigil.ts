import { isReloading, reasonOf, withinTime } from './calls.ts'
import type { Client } from './client.ts'
import { refreshQr, tellInStep } from './page.ts'
import type { EndReason } from './protocol.ts'
import type { Timing } from './timing.ts'

type News = {
  ended(reason: EndReason, words?: string): void
  browser(pid: number): void
  probed(): void
  fault(reason: string): void
}

/**
 * Watches over a client from before its browser is there: a browser that dies, a page that crashes or freezes, a start
 * that comes to nothing. The library tells nothing of any of these.
 */
export function keepVigil(client: Client, timing: Timing, news: News) {
  let isHooked = false
  let showsQr = false
  let isReady = false
  let isAuthenticated = false
  let connectedAt = performance.now()
  let linkedAt: number | null = null
  let startTimer = startWatchdog()
  const timers = [setInterval(hook, 50), setInterval(probe, timing.probeMs), setInterval(tendQr, timing.qrMs)]

  function startWatchdog() {
    return setTimeout(() => news.ended('never_ready'), timing.startMs)
  }

  function hook(): void {
    if (isHooked || !client.pupBrowser || !client.pupPage) return
    isHooked = true
    const pid = client.pupBrowser.process()?.pid
    if (pid) news.browser(pid)
    client.pupBrowser.on('disconnected', () => news.ended('browser_gone'))
    client.pupPage.on('error', () => news.ended('page_crashed'))
  }

  async function probe(): Promise<void> {
    if (!client.pupPage) return news.probed()
    try {
      const isConnected = String(await withinTime(client.getState(), timing.probeLimitMs)) === 'CONNECTED'
      if (isConnected || !isReady) connectedAt = performance.now()
      if (isConnected && !isAuthenticated) await askToBeInStep()
      news.probed()
    } catch (error) {
      // Before the application is there, nobody can answer; the start has a limit of its own.
      if (!isReady && !showsQr) return news.probed()
      if (isReloading(error)) return news.probed()
      return news.ended('frozen', reasonOf(error))
    }
    if (performance.now() - connectedAt > timing.disconnectedMs) news.ended('disconnected')
  }

  /** The library's own way to a fresh code fails (it looks for the page's modules in Node). */
  async function tendQr(): Promise<void> {
    if (!showsQr) return
    try {
      const state = await withinTime(client.getState(), timing.probeLimitMs)
      if (String(state) === 'UNPAIRED_IDLE') await client.pupPage!.evaluate(refreshQr)
    } catch (error) {
      news.fault(reasonOf(error))
    }
  }

  /** The page may have been in step before the library listened: then it is never told, and never ready. */
  async function askToBeInStep(): Promise<void> {
    if (linkedAt === null) {
      linkedAt = performance.now()
      if (showsQr) startTimer = startWatchdog()
      showsQr = false
    }
    if (performance.now() - linkedAt < timing.repairMs) return
    linkedAt = performance.now()
    await withinTime(client.pupPage!.evaluate(tellInStep), timing.probeLimitMs).catch((error) =>
      news.fault(reasonOf(error)),
    )
  }

  return {
    qrShown(): void {
      showsQr = true
      clearTimeout(startTimer)
    },
    authenticated(): void {
      isAuthenticated = true
      showsQr = false
      if (isReady) return
      clearTimeout(startTimer)
      startTimer = startWatchdog()
    },
    ready(): void {
      isReady = true
      clearTimeout(startTimer)
    },
    end(): void {
      clearTimeout(startTimer)
      for (const timer of timers) clearInterval(timer)
    },
  }
}
