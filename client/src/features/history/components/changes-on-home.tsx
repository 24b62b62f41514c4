import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { TextLink } from '../../../components/text-link'
import { cycleAddress } from '../addresses'
import { changesOf } from '../api'
import { useSinceWords } from '../use-since-words'

/** On Home, one line: how much changed in a cycle since one was in it. Nothing while nothing did. */
export function ChangesOnHome({ cycleId }: { cycleId: string }) {
  const { t } = useTranslation('history')
  const when = useSinceWords()
  const { data } = useQuery(changesOf(cycleId))
  if (data?.since == null || data.changes.length === 0) return null
  return (
    <p>
      <TextLink to={cycleAddress(cycleId)}>{t('since.count', { count: data.changes.length, when: when(data.since) })}</TextLink>
    </p>
  )
}
