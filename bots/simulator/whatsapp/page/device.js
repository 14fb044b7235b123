/** The secret by which a paired browser is known again: in IndexedDB, so that it survives a browser that is killed. */
export const keptDevice = {
  read: () => inStore('readonly', (store) => store.get('device')),
  write: (device) => inStore('readwrite', (store) => store.put(device, 'device')),
  forget: () => inStore('readwrite', (store) => store.delete('device')),
}

async function inStore(mode, act) {
  const database = await settled(
    Object.assign(indexedDB.open('device', 1), {
      onupgradeneeded: ({ target }) => target.result.createObjectStore('kept'),
    }),
  )
  const transaction = database.transaction('kept', mode)
  const result = await settled(act(transaction.objectStore('kept')))
  database.close()
  return result
}

function settled(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
