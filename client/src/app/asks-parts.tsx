import { lazy, Suspense } from 'react'

const withWords = async <Part,>(part: Promise<Part>): Promise<Part> => {
  const [loaded] = await Promise.all([part, import('../lib/ask-messages')])
  return loaded
}
const ToMe = lazy(async () => ({ default: (await withWords(import('../features/asks/components/asks-to-me'))).AsksToMe }))
const ToAll = lazy(async () => ({ default: (await withWords(import('../features/asks/components/answers-to-all'))).AnswersToAll }))
const Answered = lazy(async () => ({
  default: (await withWords(import('../features/asks/components/answered-on-home'))).AnsweredOnHome,
}))

/** What teams ask of whoever reads this page. Only for people who work with teams. */
export function AsksToMePart() {
  return (
    <Suspense>
      <ToMe />
    </Suspense>
  )
}

/** What leaders have answered to everybody. */
export function AnswersToAllPart() {
  return (
    <Suspense>
      <ToAll />
    </Suspense>
  )
}

/** On Home: what was answered to a team's asks. */
export function AnsweredPart({ cycleId }: { cycleId: string }) {
  return (
    <Suspense>
      <Answered cycleId={cycleId} />
    </Suspense>
  )
}
