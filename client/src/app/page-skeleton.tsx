import { useTranslation } from 'react-i18next'
import { Skeleton, SkeletonText } from '../components/skeleton'
import { VisuallyHidden } from '../components/visually-hidden'
import styles from './page-frame.module.css'

/** While a page's own parts are on their way. */
export function PageSkeleton() {
  const { t } = useTranslation('common')
  return (
    <div className={styles.column}>
      <h1>
        <VisuallyHidden>{t('loading')}</VisuallyHidden>
      </h1>
      <Skeleton width="14rem" height="2.5rem" />
      <br />
      <SkeletonText lines={3} />
    </div>
  )
}
