import { useTranslation } from 'react-i18next'
import { Skeleton, SkeletonText } from '../../../components/skeleton'
import { VisuallyHidden } from '../../../components/visually-hidden'
import cycle from './current-cycle.module.css'
import section from './team-section.module.css'

/** The shape of Home while it loads: nothing jumps when it is there. */
export function HomeSkeleton() {
  const { t } = useTranslation('common')
  return (
    <div>
      <h1>
        <VisuallyHidden>{t('loading')}</VisuallyHidden>
      </h1>
      <Skeleton width="12rem" height="2.8125rem" />
      <div className={section.columns}>
        <div className={section.main}>
          <div className={cycle.cycle}>
            <Skeleton width="11rem" height="1.75rem" />
            <Skeleton width="80%" height="2.25rem" />
            <Skeleton width="12rem" height="2.75rem" />
          </div>
          <SkeletonText lines={3} />
        </div>
        <div className={section.aside}>
          <SkeletonText lines={4} />
          <SkeletonText lines={3} />
        </div>
      </div>
    </div>
  )
}
