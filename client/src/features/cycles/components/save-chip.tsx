import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { announce } from '../../../components/announce'
import { Chip } from '../../../components/chip'
import { Dialog } from '../../../components/dialog'
import { TextLink } from '../../../components/text-link'
import { useSaveState } from '../../../sync/hooks'
import type { SaveState } from '../../../sync/save-state'
import { RuleForIt } from './rule-for-it'
import styles from './save-chip.module.css'
import { saveNews, saveWords } from './save-words'

/** The only save control there is. It tells the truth; pressed, it explains it. */
export function SaveChip() {
  const { t } = useTranslation(['cycle', 'sync'])
  const state = useSaveState()
  const [isOpen, setOpen] = useState(false)
  const { chip, trouble, tone } = saveWords(state)
  useSpokenNews(state)
  return (
    <>
      <Chip dot={tone} className={styles.chip} title={t('save.title')} onClick={() => setOpen(true)}>
        <strong className={styles.words}>{chip ? t(`sync:${chip}`) : t('save.notSaved')}</strong>
      </Chip>
      <Dialog open={isOpen} onClose={() => setOpen(false)} title={t('save.title')} size="small">
        <p>{chip ? t(`save.explain.${chip}`) : t(`sync:notSaved.${trouble}`)}</p>
        {trouble !== null && <RuleForIt />}
        {isApart(state) && (
          <p>
            {/* In a tab of its own: what is not sent yet stays where it is. */}
            <TextLink to={new URL('/connection-check', location.href).href}>{t('save.check')}</TextLink>
          </p>
        )}
      </Dialog>
    </>
  )
}

/** Is it the connection that is missing? */
function isApart(state: SaveState): boolean {
  return state.kind === 'offline' || (state.kind === 'not-saved' && state.what === 'storage') || (state.kind === 'read-only' && !state.live)
}

/** Going offline and coming back are worth a sentence. Between the two, typing that is saved says nothing. */
function useSpokenNews(state: SaveState): void {
  const { t } = useTranslation('cycle')
  const told = useRef(state)
  useEffect(() => {
    const news = saveNews(told.current, state)
    // On the way back "saving" comes first: what counts is where the words were before it.
    if (state.kind !== 'saving' && state.kind !== 'loading') told.current = state
    if (news) announce(t(`save.announce.${news}`))
  }, [state, t])
}
