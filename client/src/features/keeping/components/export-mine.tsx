import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Banner } from '../../../components/banner'
import { Button } from '../../../components/button'
import { reasonOf } from '../../../lib/reason'
import { getMine } from '../api'
import styles from './keeping.module.css'

/** Everything that the building holds about me, as a file. For the page of my account. */
export function ExportMine() {
  const { t } = useTranslation('keeping')
  const take = useMutation({ mutationFn: getMine, onSuccess: (file) => save(file, t('mine.fileName')) })
  return (
    <section className={styles.part}>
      <h2>{t('mine.title')}</h2>
      <p>{t('mine.body')}</p>
      {take.error && (
        <Banner tone="bad" live>
          {t('failed', { reason: reasonOf(take.error) })}
        </Banner>
      )}
      <div className={styles.actions}>
        <Button busy={take.isPending} onClick={() => take.mutate()}>
          {take.isPending ? t('mine.busy') : t('mine.do')}
        </Button>
      </div>
    </section>
  )
}

function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // Some browsers read the file only after this turn.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
