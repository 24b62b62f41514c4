import type { DocumentAddress } from 'shared/cycles/schema'
import { type ErasedCopies, erasedCopiesSchema } from 'shared/erasing/schema'
import { post } from '../lib/api'
import { offerErasedWords } from './erased-words'
import type { LiveDocument } from './live-document'
import type { ErasedCopy, LocalStore } from './local-store'
import { hasUnsent } from './save-state'

/** As many as the server takes at once. */
const atOnce = 500
/** When something was last erased in the building, as this device knows it; milliseconds since 1970. */
const latestKey = 'clear-cycle-erased-at'

/**
 * Which of these hold what was erased everywhere since. Rejects when the server does not answer: then nobody knows yet.
 */
export async function whichWereErased(addresses: readonly DocumentAddress[]): Promise<DocumentAddress[]> {
  return (await ask(addresses)).erased.map(({ documentId, epoch }) => ({ id: documentId, epoch }))
}

/**
 * After the server has begun a page's documents anew (4409): where that was because something was erased, nothing of the
 * old ones stays on this device, and words of mine that were not saved are offered once. Resolves to whether it was.
 */
export async function letGoOfErased(live: readonly LiveDocument[]): Promise<boolean> {
  const erased = await whichWereErased(live)
  const gone = live.filter(({ id, epoch }) => erased.some((one) => one.id === id && one.epoch === epoch))
  for (const document of gone) {
    if (hasUnsent(document.facts.get())) offerErasedWords(document.unsavedWords())
    await document.forget()
  }
  return gone.length > 0
}

/**
 * Deletes what this device holds of what was erased since it was last here: copies of everybody, and every kept answer
 * when something was erased at all. What of it was mine and never saved is offered once. Resolves to whether answers went.
 */
export async function forgetWhatWasErased(localStore: LocalStore): Promise<boolean> {
  if (!localStore.keepsAnything) return false
  const copies = await localStore.copies()
  let answersWent = false
  for (let from = 0; from === 0 || from < copies.length; from += atOnce) {
    const { erased, latest } = await ask(copies.slice(from, from + atOnce))
    if (from === 0 && isNews(latest)) {
      await localStore.forgetAnswers()
      remember(latest)
      answersWent = true
    }
    const mine = await localStore.forgetErased(erased.map(({ documentId, epoch }) => ({ id: documentId, epoch })))
    for (const copy of mine) offerErasedWords(await wordsOf(copy))
  }
  return answersWent
}

function ask(addresses: readonly DocumentAddress[]): Promise<ErasedCopies> {
  return post('/erased-copies', { copies: addresses.map(({ id, epoch }) => ({ documentId: id, epoch })) }, erasedCopiesSchema)
}

function isNews(latest: number | null): boolean {
  if (latest === null) return false
  try {
    return latest > Number(localStorage.getItem(latestKey) ?? 0)
  } catch {
    // A browser that remembers nothing hears it each time.
    return true
  }
}

function remember(latest: number | null): void {
  try {
    localStorage.setItem(latestKey, String(latest))
  } catch {
    // As above.
  }
}

/** Yjs is loaded only when there is something to show. */
async function wordsOf({ kind, sent, unsent }: ErasedCopy): Promise<string> {
  const [{ Doc, applyUpdate }, { declareTexts, touchedTexts }] = await Promise.all([import('yjs'), import('./touched')])
  const doc = new Doc()
  declareTexts(doc, kind)
  for (const update of sent) applyUpdate(doc, update, 'sent')
  const touched = touchedTexts(doc, (origin) => origin === 'unsent')
  for (const update of unsent) applyUpdate(doc, update, 'unsent')
  const words = touched.words()
  doc.destroy()
  return words
}
