import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { Mark } from '../../../components/app-bar'
import { Button } from '../../../components/button'
import { ErrorState } from '../../../components/error-state'
import { hasCode, isOffline } from '../../../lib/api-error'
import { formatDay, longDay } from '../../../lib/dates'
import { useTitle } from '../../../lib/use-title'
import { useGuestCard } from '../api'
import { CardSkeleton } from './card-skeleton'
import styles from './guest-page.module.css'
import { SharedCard } from './shared-card'

/** A card for whoever holds a link: no account, no way into anything else. */
export function GuestPage() {
  const { t } = useTranslation('cards')
  const { token = '' } = useParams()
  const { data, error, refetch } = useGuestCard(token)
  useTitle(data?.card.question || t('title'))
  const isGone = hasCode(error, 'not-found')
  if (error && (isGone || !data)) {
    return (
      <main className={styles.page}>
        <GuestProblem error={error} isGone={isGone} onTryAgain={() => void refetch()} />
      </main>
    )
  }
  if (!data)
    return (
      <main>
        <CardSkeleton />
      </main>
    )
  const day = (at: number) => longDay(formatDay(new Date(at)))
  return (
    <main className={styles.page}>
      <p className={styles.school}>
        <Mark />
        {t('guest.school', { school: data.building })}
      </p>
      <SharedCard card={data.card} />
      <footer className={styles.foot}>
        <p>
          {t('publishedOn', { date: day(data.publishedAt) })} · {t('guest.expires', { date: day(data.expiresAt) })}
        </p>
        <p>{t('guest.note')}</p>
      </footer>
    </main>
  )
}

function GuestProblem({ error, isGone, onTryAgain }: { error: Error; isGone: boolean; onTryAgain: () => void }) {
  const { t } = useTranslation(['cards', 'common'])
  if (isGone)
    return (
      <ErrorState heading={1} title={t('guest.goneTitle')}>
        {t('guest.gone')}
      </ErrorState>
    )
  return (
    <ErrorState
      heading={1}
      title={isOffline(error) ? t('common:offline.title') : t('common:failed.title')}
      actions={<Button onClick={onTryAgain}>{t('common:tryAgain')}</Button>}
    >
      {isOffline(error) ? t('common:offline.body') : error.message}
    </ErrorState>
  )
}
