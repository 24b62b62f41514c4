import type { TFunction } from 'i18next'
import type { CycleView, PracticeView } from 'shared/cycles/document'
import type { Readiness } from 'shared/cycles/readiness'
import type { Step } from 'shared/cycles/steps'

/** How many open things are named under a step; the rest is "2 more". */
const mostNamed = 2

interface Facts {
  readiness: Readiness
  view: CycleView
  practice: PracticeView | null
}

/** What stands under a step's name on the line: what is still open, in words. Never a score. */
export function railWords(t: TFunction<'cycle'>, step: Step, { readiness, view, practice }: Facts): string {
  const { state, open } = readiness[step]
  if (step === 'E' && state !== 'not started') return experimentWords(t, view, practice)
  if (state === 'not started') return t('rail.notStarted')
  if (state === 'nothing open') return t('rail.nothingOpen')
  const starsFirst = [...open].sort((a, b) => Number(b.star) - Number(a.star))
  const named = starsFirst.slice(0, mostNamed).map(({ item }) => t(`item.${item}`))
  const rest = starsFirst.length - named.length
  return t('rail.open', { items: [...named, ...(rest > 0 ? [t('item.others', { count: rest })] : [])].join(', ') })
}

/** What is going on there says more than what is open: "36 tries, 2 visits". */
function experimentWords(t: TFunction<'cycle'>, view: CycleView, practice: PracticeView | null): string {
  const tries = practice?.tries.length ?? 0
  const visits = view.visits.length
  const parts = [
    ...(practice && tries > 0 ? [t('rail.tries', { count: tries })] : []),
    ...(practice && tries === 0 ? [t('rail.noTries')] : []),
    ...(visits > 0 ? [t('rail.visits', { count: visits })] : []),
  ]
  return parts.length > 0 ? parts.join(', ') : t('rail.nothingOpen')
}
