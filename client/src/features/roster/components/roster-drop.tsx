import { type DragEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/button'
import { VisuallyHidden } from '../../../components/visually-hidden'
import { classNames } from '../../../lib/class-names'
import styles from './roster.module.css'

interface RosterDropProps {
  busy: boolean
  onFiles: (files: readonly File[]) => void
}

/** Takes files by a button, and by dropping them here. */
export function RosterDrop({ busy, onFiles }: RosterDropProps) {
  const { t } = useTranslation('roster')
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    if (!busy) onFiles([...event.dataTransfer.files])
  }
  return (
    <div
      className={classNames(styles.drop, over && styles.over)}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p>{t('drop.what')}</p>
      <VisuallyHidden>
        <input
          ref={input}
          type="file"
          multiple
          accept=".zip,.csv"
          tabIndex={-1}
          aria-label={t('drop.choose')}
          onChange={(event) => {
            onFiles([...(event.target.files ?? [])])
            // So that the same file, mended, can be chosen again.
            event.target.value = ''
          }}
        />
      </VisuallyHidden>
      <Button variant="primary" busy={busy} onClick={() => input.current?.click()}>
        {busy ? t('drop.busy') : t('drop.choose')}
      </Button>
      <p className={styles.detail}>{t('drop.safe')}</p>
    </div>
  )
}
