import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Banner } from '../../../components/banner'
import { Button } from '../../../components/button'
import { reloadForNewVersion } from '../../../lib/new-version'
import { useCycleRoom } from '../../../sync/cycle-room-context'

/**
 * The server speaks a newer version than this page. The page loads itself again once, unless words here are not sent
 * yet and not kept: then the person decides when.
 */
export function NewerVersion({ children }: { children: ReactNode }) {
  const { t } = useTranslation('cycle')
  const room = useCycleRoom()
  useEffect(() => {
    if (!room.hasUnsent()) void reloadForNewVersion()
  }, [room])
  return (
    <>
      <Banner
        tone="warn"
        live
        actions={
          <Button size="small" onClick={() => location.reload()}>
            {t('state.reloadNow')}
          </Button>
        }
      >
        <strong>{t('state.reloadTitle')}.</strong> {t('state.reload')}
      </Banner>
      {children}
    </>
  )
}
