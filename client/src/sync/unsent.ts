import { openLiveDocument } from './live-document'
import type { LocalStore, UnsentDocument } from './local-store'
import { hasUnsent, type DocumentFacts } from './save-state'
import { syncUrl } from './sync-url'

interface UploadOptions {
  url?: string
  /** Milliseconds after which the server is left alone until the next occasion. */
  patience?: number
}

/**
 * Sends what an earlier visit could not: changes in documents whose page need not be open. Quietly; what cannot be sent
 * now stays where it is. Documents that are open on a page as well do no harm: both send the same.
 */
export async function uploadUnsent(localStore: LocalStore, personId: string, options: UploadOptions = {}): Promise<void> {
  // One after another: after a day offline a person has a handful, and the page at hand comes first.
  for (const document of await localStore.unsentDocuments()) await upload(localStore, personId, document, options)
}

async function upload(
  localStore: LocalStore,
  personId: string,
  { documentId, kind, epoch }: UnsentDocument,
  { url = syncUrl(), patience = 60_000 }: UploadOptions,
): Promise<void> {
  const address = { id: documentId, epoch }
  const copy = localStore.copyOf(personId, kind, address)
  if (!copy) return
  const live = openLiveDocument({ url, kind, address, mayEdit: true, copy })
  live.awareness.setLocalState(null)
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, patience)
    const unsubscribe = live.facts.subscribe(() => {
      if (!isSettled(live.facts.get())) return
      clearTimeout(timer)
      unsubscribe()
      resolve()
    })
  })
  await copy.acknowledged(live.facts.get().acknowledged).catch(() => {})
  live.close()
}

function isSettled({ link, refusal, ...facts }: DocumentFacts): boolean {
  if (refusal || link.kind === 'ended') return true
  return link.kind === 'joined' && link.confirmed && !hasUnsent({ link, refusal, ...facts })
}
