import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/button'
import { Dialog } from '../../../components/dialog'
import { showToast } from '../../../components/toast-store'
import styles from './erasing.module.css'

/** Words of mine that were not saved when something was erased: once, to copy, and nowhere else any more. */
export function ErasedWordsDialog({ words, onClose }: { words: string; onClose: () => void }) {
  const { t } = useTranslation('erasing')
  const copy = () =>
    navigator.clipboard.writeText(words).then(
      () => showToast(t('words.copied')),
      () => showToast(t('words.copyFailed')),
    )
  return (
    <Dialog
      open
      title={t('words.title')}
      actions={
        <>
          <Button onClick={onClose}>{t('words.close')}</Button>
          <Button variant="primary" onClick={() => void copy()}>
            {t('words.copy')}
          </Button>
        </>
      }
    >
      <p>{t('words.why')}</p>
      <label className={styles.words}>
        {t('words.label')}
        <textarea readOnly value={words} rows={8} />
      </label>
    </Dialog>
  )
}
