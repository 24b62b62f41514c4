import { useTranslation } from 'react-i18next'
import { Skeleton, SkeletonText } from '../../../components/skeleton'
import { VisuallyHidden } from '../../../components/visually-hidden'
import styles from './card-page.module.css'

/** While a card is on its way. */
export function CardSkeleton() {
  const { t } = useTranslation('cards')
  return (
    <div className={styles.page} aria-busy="true">
      <h1>
        <VisuallyHidden>{t('loading')}</VisuallyHidden>
      </h1>
      <Skeleton width="14rem" />
      <Skeleton width="min(30rem, 90%)" height="2.25rem" />
      <SkeletonText lines={4} />
      <SkeletonText lines={3} />
    </div>
  )
}
