import { lazy, Suspense, useSyncExternalStore } from 'react'
import { erasedWords } from '../sync/erased-words'

const withWords = async <Part,>(part: Promise<Part>): Promise<Part> => {
  const [loaded] = await Promise.all([part, import('../lib/erasing-messages')])
  return loaded
}
const InTeam = lazy(async () => ({ default: (await withWords(import('../features/erasing/components/erase-in-team'))).EraseInTeam }))
const InBuilding = lazy(async () => ({ default: (await withWords(import('./erase-in-building-part'))).EraseInBuildingPart }))
const Words = lazy(async () => ({ default: (await withWords(import('../features/erasing/components/erased-words-dialog'))).ErasedWordsDialog }))

/** For members of a team. */
export function EraseInTeamPart({ teamId }: { teamId: string }) {
  return (
    <Suspense>
      <InTeam teamId={teamId} />
    </Suspense>
  )
}

/** For admins. */
export function EraseInBuildingPart() {
  return (
    <Suspense>
      <InBuilding />
    </Suspense>
  )
}

/** Wherever one is: words that had to leave this device. */
export function ErasedWordsPart() {
  const words = useSyncExternalStore(erasedWords.subscribe, erasedWords.get)
  if (words === null) return null
  return (
    <Suspense>
      <Words words={words} onClose={() => erasedWords.set(null)} />
    </Suspense>
  )
}
