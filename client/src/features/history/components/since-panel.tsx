import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Change } from 'shared/history/schema'
import { Button } from '../../../components/button'
import { Disclosure } from '../../../components/disclosure'
import { IconButton } from '../../../components/icon-button'
import { Cross } from '../../../components/icons'
import { TextLink } from '../../../components/text-link'
import { phone, useMedia } from '../../../lib/use-media'
import { useHistoryScreen } from '../restores'
import { useChangeWords } from '../use-change-words'
import { useSinceWords } from '../use-since-words'
import styles from './since-panel.module.css'

interface Props {
  cycleId: string
  since: number
  changes: readonly Change[]
  /** The page is being read already: one line, so that nothing jumps. */
  isLate: boolean
}

/** So many sentences are read in a minute beside everything else; the rest is one press away. */
const shownSentences = 6
const shownOnPhone = 3

/** What changed since one was here, in sentences by field, each leading there. Never who. */
export function SincePanel({ cycleId, since, changes, isLate }: Props) {
  const { t } = useTranslation('history')
  const when = useSinceWords()(since)
  const { hidden, hide } = useHistoryScreen()
  const [isOpen, setOpen] = useState(!isLate)
  const [isAll, setAll] = useState(false)
  const sentence = useChangeWords(cycleId)
  const most = useMedia(phone) ? shownOnPhone : shownSentences
  if (hidden[cycleId] === since) return null
  const shown = isAll ? changes : changes.slice(0, most)
  return (
    <section className={styles.since}>
      <Disclosure
        heading={2}
        summary={isOpen ? t('since.title', { when }) : t('since.count', { when, count: changes.length })}
        open={isOpen}
        onToggle={setOpen}
        className={styles.inside ?? ''}
      >
        <ul className={styles.list}>
          {shown.map((change) => {
            const { words, to } = sentence(change)
            return (
              <li key={[change.document, change.field, change.what].join('/')}>
                <TextLink to={to}>{words}</TextLink>
              </li>
            )
          })}
          {shown.length < changes.length && (
            <li>
              <Button variant="text" size="small" onClick={() => setAll(true)}>
                {t('since.more', { count: changes.length - shown.length })}
              </Button>
            </li>
          )}
        </ul>
      </Disclosure>
      <IconButton label={t('since.dismiss')} onClick={() => hide(cycleId, since)}>
        <Cross />
      </IconButton>
    </section>
  )
}
