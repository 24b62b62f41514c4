import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/button'
import { VisuallyHidden } from '../../../components/visually-hidden'
import styles from './not-shown.module.css'

/** In the place of a hidden group. The same words for all of them, whyever they are hidden. */
export function NotShown({ group }: { group: string }) {
  const { t } = useTranslation('cards')
  const [isOpen, setOpen] = useState(false)
  const why = useId()
  return (
    <div className={styles.notShown}>
      <span>{t('results.notShown')}</span>
      <Button variant="text" size="small" aria-expanded={isOpen} aria-controls={isOpen ? why : undefined} onClick={() => setOpen(!isOpen)}>
        <span aria-hidden="true">{t('results.why')}</span>
        <VisuallyHidden>{t('results.whyOf', { group })}</VisuallyHidden>
      </Button>
      {isOpen && (
        <p id={why} className={styles.why}>
          {t('results.because')}
        </p>
      )}
    </div>
  )
}
