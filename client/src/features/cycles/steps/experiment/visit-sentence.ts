import { useTranslation } from 'react-i18next'
import { shortDay } from '../../../../lib/dates'
import { useCycle } from '../../cycle-context'
import type { VisitRow } from './visit'

/** A visit in a sentence: "Malik is open on 23 Jan, 10:10. Amara comes." */
export function useVisitSentence(): (visit: VisitRow) => string {
  const { t } = useTranslation('experiment', { keyPrefix: 'visits' })
  const { members, coaches } = useCycle()
  const nameOf = (id: string | null) => [...members, ...coaches].find((each) => each.id === id)?.name ?? null
  return ({ kind, person, with: other, date, when }) => {
    const who = nameOf(person) ?? t('somebody')
    const at = [date && shortDay(date), when.trim()].filter(Boolean).join(', ')
    const time = at ? t('at', { at }) : ''
    if (kind === 'wish') return t('wishSaid', { who, whom: nameOf(other) ?? t('aColleague'), time })
    const visitor = nameOf(other)
    return visitor ? t('openTaken', { who, time, visitor }) : t('openSaid', { who, time })
  }
}
