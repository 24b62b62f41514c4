import { useTranslation } from 'react-i18next'
import { Banner } from '../components/banner'
import { Button } from '../components/button'
import { reloadForNewVersion, useNewVersion } from '../lib/new-version'

/** For those who stay on one page for a long time; everybody else gets the new version on the way to another page. */
export function NewVersionNote() {
  const { t } = useTranslation('common')
  const waiting = useNewVersion((state) => state.waiting)
  if (!waiting) return null
  return (
    <Banner
      live
      actions={
        <Button variant="text" onClick={() => void reloadForNewVersion()}>
          {t('newVersion.reload')}
        </Button>
      }
    >
      {t('newVersion.ready')}
    </Banner>
  )
}
