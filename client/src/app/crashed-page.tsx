import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../components/button'
import { ErrorState } from '../components/error-state'
import { reloadForNewVersion } from '../lib/new-version'
import { isMissingChunk } from './missing-chunk'
import styles from './page-frame.module.css'

interface Props {
  error: unknown
  onTryAgain: () => void
}

/** Something in the page broke. A part of an older version that is gone from the server loads the new one by itself. */
export function CrashedPage({ error, onTryAgain }: Props) {
  const { t } = useTranslation('common')
  const outdated = isMissingChunk(error)
  useEffect(() => {
    if (outdated) void reloadForNewVersion()
  }, [outdated])
  return (
    <div className={styles.column}>
      <ErrorState
        heading={1}
        title={outdated ? t('outdated.title') : t('crashed.title')}
        actions={
          <>
            {!outdated && (
              <Button variant="primary" onClick={onTryAgain}>
                {t('tryAgain')}
              </Button>
            )}
            <Button onClick={() => location.reload()}>{t('reload')}</Button>
          </>
        }
      >
        {outdated ? t('outdated.body') : t('crashed.body')}
      </ErrorState>
    </div>
  )
}
