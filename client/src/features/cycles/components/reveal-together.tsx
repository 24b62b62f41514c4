import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Reveal } from 'shared/cycles/schema'
import { announce } from '../../../components/announce'
import { Button } from '../../../components/button'
import { Dialog } from '../../../components/dialog'
import { isOffline } from '../../../lib/api-error'
import { useSaveState } from '../../../sync/hooks'
import { useReveal } from '../api'
import { useCycle } from '../cycle-context'
import styles from './reveal-together.module.css'

interface Props {
  what: Reveal['what']
  /** The team has revealed before; what was written since comes out now. */
  isAgain: boolean
}

/**
 * Shows everybody's silent cards at once. It waits until my own words are saved: what the server copies is what it has,
 * and a copy is made only once.
 */
export function RevealTogether({ what, isAgain }: Props) {
  const { t } = useTranslation('cycle', { keyPrefix: 'reveal' })
  const { id } = useCycle()
  const [isAsking, setAsking] = useState(false)
  const reveal = useReveal(id)
  const isSaved = useSaveState().kind === 'saved'
  const close = () => {
    setAsking(false)
    reveal.reset()
  }
  const go = () =>
    reveal.mutate(what, {
      onSuccess: ({ copied }) => {
        close()
        announce(t('done', { count: copied }))
      },
    })
  return (
    <>
      <Button variant={isAgain ? 'secondary' : 'primary'} onClick={() => setAsking(true)}>
        {isAgain ? t('again') : t('together')}
      </Button>
      <Dialog
        open={isAsking}
        onClose={close}
        title={t('ask')}
        size="small"
        actions={
          <>
            <Button onClick={close}>{t('notYet')}</Button>
            <Button variant="primary" busy={reveal.isPending || !isSaved} onClick={go}>
              {reveal.isPending ? t('busy') : t('yes')}
            </Button>
          </>
        }
      >
        <p>{t(`what.${what}`)}</p>
        <p>
          {t('unsigned')} <MayGuess />
        </p>
        <p role="status" className={styles.trouble}>
          {reveal.isError ? t(isOffline(reveal.error) ? 'offline' : 'failed') : !isSaved && t('unsaved')}
        </p>
      </Dialog>
    </>
  )
}

/** How many people are few enough that unsigned words may be told apart by their author. */
const few = 4

/** Says so in a small team: leaving the name off does not hide much there. */
export function MayGuess() {
  const { t } = useTranslation('cycle', { keyPrefix: 'reveal' })
  const { members } = useCycle()
  return members.length > 1 && members.length <= few ? t('guess', { count: members.length }) : null
}
