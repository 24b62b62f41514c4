import { deleteDB, openDB } from 'idb'
import type { Found } from './findings'
import { type Patience, within } from './patience'

const databaseName = 'clear-cycle-check'

/** Can this device keep words while there is no connection? Writes one, and reads it back. */
export async function findStorage({ device }: Patience): Promise<Found> {
  const written = within(device, writeAndRead(), false).catch(() => false)
  return { what: (await written) ? 'storage-works' : 'storage-refused' }
}

async function writeAndRead(): Promise<boolean> {
  const database = await openDB(databaseName, 1, { upgrade: (opened) => void opened.createObjectStore('words') })
  try {
    const transaction = database.transaction('words', 'readwrite')
    await transaction.store.put('kept', 'word')
    // A write counts when its transaction has completed.
    await transaction.done
    return (await database.get('words', 'word')) === 'kept'
  } finally {
    database.close()
    await deleteDB(databaseName)
  }
}

/** Is there a service worker, which opens the pages when the server is away? */
export async function findWorker({ device }: Patience): Promise<Found> {
  if (!isSecureContext) return { what: 'worker-insecure' }
  if (!('serviceWorker' in navigator)) return { what: 'worker-none' }
  const ready = navigator.serviceWorker.ready.then(() => true)
  return { what: (await within(device, ready, false).catch(() => false)) ? 'worker-works' : 'worker-none' }
}
