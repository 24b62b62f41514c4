import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { InAppBar } from '../../../components/app-bar'
import { Banner } from '../../../components/banner'
import { TextLink } from '../../../components/text-link'
import { hasCode } from '../../../lib/api-error'
import { classNames } from '../../../lib/class-names'
import { formatDay, longDay } from '../../../lib/dates'
import { useTitle } from '../../../lib/use-title'
import { usePublishedCard } from '../api'
import styles from './card-page.module.css'
import { CardProblem } from './card-problem'
import { CardSkeleton } from './card-skeleton'
import { SharedCard } from './shared-card'

/** A published card, for coaches, leaders and the teams that it is shared with. */
export function ReaderPage() {
  const { t } = useTranslation('cards')
  const { cycleId = '' } = useParams()
  const { data, error, refetch } = usePublishedCard(cycleId)
  useTitle(data?.card.question || t('title'))
  // What has been withdrawn goes from the screen too, at the next look.
  const isGone = hasCode(error, 'not-found') || hasCode(error, 'forbidden')
  if (error && (isGone || !data)) return <CardProblem error={error} onTryAgain={() => void refetch()} />
  if (!data) return <CardSkeleton />
  const { card, publishedAt, own } = data
  return (
    <div className={classNames(styles.page, styles.narrow)}>
      <InAppBar place="start">
        <span>{card.team.name}</span>
      </InAppBar>
      {own && (
        <Banner actions={<TextLink to={`/cycles/${encodeURIComponent(cycleId)}/card`}>{t('reader.toPreview')}</TextLink>}>{t('reader.own')}</Banner>
      )}
      <SharedCard card={card} />
      <p className={styles.quiet}>{t('publishedOn', { date: longDay(formatDay(new Date(publishedAt))) })}</p>
    </div>
  )
}
