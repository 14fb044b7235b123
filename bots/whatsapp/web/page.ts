// What runs in the page, where nothing of this program is known: no imports, and no named inner functions, because the
// compiler would lean on a helper of its own there.

type Chat = { id: { server: string }; t?: number; msgs: { getModelsArray(): Message[] } }
type Message = { t: number; ack: number; id: { fromMe: boolean } }

type Page = {
  require(name: 'WAWebCollections'): { Chat: { getModelsArray(): Chat[] } }
  require(name: 'WAWebChatLoadMessages'): {
    loadEarlierMsgs(of: { chat: Chat }): Promise<Message[] | undefined>
  }
  require(name: 'WAWebCmd'): { Cmd: { refreshQR(): void } }
  require(name: 'WAWebSocketModel'): { Socket: { logout(): Promise<void> } }
  WWebJS: { getMessageModel(message: Message): unknown }
  onAppStateHasSyncedEvent(): void
}

/**
 * What was written in chats with people since then, in seconds; null while the page is not loaded. One call, whatever the
 * number of chats.
 */
export async function writtenSince(since: number): Promise<unknown[] | null> {
  const page = globalThis as unknown as Page
  if (!page.require || !page.WWebJS) return null
  const { Chat } = page.require('WAWebCollections')
  const { loadEarlierMsgs } = page.require('WAWebChatLoadMessages')
  const written: unknown[] = []
  for (const chat of Chat.getModelsArray()) {
    if (!['c.us', 'lid'].includes(chat.id.server) || (chat.t ?? 0) < since) continue
    let loaded = chat.msgs.getModelsArray()
    for (let more = 0; more < 20 && !loaded.some(({ t }) => t < since); more++) {
      const earlier = await loadEarlierMsgs({ chat })
      if (!earlier?.length) break
      loaded = [...earlier, ...loaded]
    }
    // What this page sent and the server has not is nobody's word yet.
    for (const message of loaded)
      if (message.t >= since && (!message.id.fromMe || message.ack >= 1))
        written.push(page.WWebJS.getMessageModel(message))
  }
  return written
}

export function refreshQr(): void {
  ;(globalThis as unknown as Page).require('WAWebCmd').Cmd.refreshQR()
}

export function tellInStep(): void {
  ;(globalThis as unknown as Page).onAppStateHasSyncedEvent()
}

/** Tells WhatsApp that this device is linked no more. */
export function leave(): Promise<void> {
  return (globalThis as unknown as Page).require('WAWebSocketModel').Socket.logout()
}
