import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EmergencyNotice } from 'shared/teams/schema'
import { Banner } from '../../../components/banner'
import { formatDay } from '../../../lib/dates'
import { useDayWords } from '../use-day-words'
import { timeOf } from '../time-of'

/** Tells a team that an admin opened its pages: who, when, why. */
export function EmergencyNotices({ emergencies }: { emergencies: readonly EmergencyNotice[] }) {
  const { t } = useTranslation('team')
  const dayWords = useDayWords()
  const [now] = useState(Date.now)
  return emergencies.map(({ id, by, startsAt, endsAt, reason }) => (
    <Banner key={id} tone="warn">
      {t(endsAt > now ? 'emergency.toldNow' : 'emergency.told', {
        name: by,
        day: dayWords(formatDay(new Date(startsAt))),
        from: timeOf(startsAt),
        to: timeOf(endsAt),
        reason,
      })}
    </Banner>
  ))
}
