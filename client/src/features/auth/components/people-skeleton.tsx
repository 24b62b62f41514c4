import { useTranslation } from 'react-i18next'
import { Skeleton } from '../../../components/skeleton'
import { VisuallyHidden } from '../../../components/visually-hidden'
import picker from './people-picker.module.css'

/** The shape of the list while it loads. */
export function PeopleSkeleton() {
  const { t } = useTranslation('common')
  return (
    <div>
      <VisuallyHidden>{t('loading')}</VisuallyHidden>
      <div className={picker.groups} aria-hidden="true">
        {Array.from({ length: 7 }, (_, group) => (
          <div key={group} className={picker.group}>
            <Skeleton width="5rem" height="1.5rem" />
            {Array.from({ length: 4 }, (__, person) => (
              <div key={person} className={picker.person}>
                <Skeleton width="2rem" height="2rem" round />
                <Skeleton width="8rem" />
              </div>
            ))}
          </div>
        ))}
      </div>
    </div>
  )
}
