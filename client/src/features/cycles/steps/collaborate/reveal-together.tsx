import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { announce } from '../../../../components/announce'
import { Button } from '../../../../components/button'
import { Dialog } from '../../../../components/dialog'
import { isOffline } from '../../../../lib/api-error'
import { useSaveState } from '../../../../sync/hooks'
import { useReveal } from '../../api'
import { useCycle } from '../../cycle-context'
import styles from './reveal-together.module.css'

/**
 * Shares everybody's predictions at once. It waits until my own words are saved: what the server copies is what it has,
 * and a copy is made only once.
 */
export function RevealTogether({ isAgain }: { isAgain: boolean }) {
  const { t } = useTranslation('collaborate', { keyPrefix: 'predictions' })
  const [isAsking, setIsAsking] = useState(false)
  const reveal = useReveal(useCycle().id)
  const isSaved = useSaveState().kind === 'saved'
  const close = () => {
    setIsAsking(false)
    reveal.reset()
  }
  const go = () =>
    reveal.mutate('predictions', {
      onSuccess: () => {
        close()
        announce(t('revealed'))
      },
    })
  return (
    <>
      <Button variant={isAgain ? 'secondary' : 'primary'} onClick={() => setIsAsking(true)}>
        {isAgain ? t('revealAgain') : t('reveal')}
      </Button>
      <Dialog
        open={isAsking}
        onClose={close}
        title={t('revealAsk')}
        size="small"
        actions={
          <>
            <Button onClick={close}>{t('revealNo')}</Button>
            <Button variant="primary" busy={reveal.isPending || !isSaved} onClick={go}>
              {reveal.isPending ? t('revealing') : t('revealYes')}
            </Button>
          </>
        }
      >
        <p>{t('revealExplains')}</p>
        <div role="status" className={styles.trouble}>
          {reveal.isError ? t(isOffline(reveal.error) ? 'revealOffline' : 'revealFailed') : !isSaved && t('revealUnsaved')}
        </div>
      </Dialog>
    </>
  )
}
