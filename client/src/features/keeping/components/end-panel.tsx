import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EndedBuilding } from 'shared/keeping/schema'
import { Banner } from '../../../components/banner'
import { Button } from '../../../components/button'
import { Dialog } from '../../../components/dialog'
import { Input } from '../../../components/field'
import { reasonOf } from '../../../lib/reason'
import { useSession } from '../../../lib/session'
import { endBuilding } from '../api'
import styles from './keeping.module.css'

/** The end of the contract: everything of the building goes, for good. */
export function EndPanel() {
  const { t } = useTranslation('keeping')
  const [open, setOpen] = useState(false)
  const [ended, setEnded] = useState<EndedBuilding | null>(null)
  return (
    <section className={styles.part}>
      <h2>{t('end.title')}</h2>
      <p>{t('end.what')}</p>
      <div className={styles.actions}>
        <Button onClick={() => setOpen(true)}>{t('end.open')}</Button>
      </div>
      {open && ended === null && <EndDialog onClose={() => setOpen(false)} onEnded={setEnded} />}
      {ended && <Report ended={ended} />}
    </section>
  )
}

function EndDialog({ onClose, onEnded }: { onClose: () => void; onEnded: (ended: EndedBuilding) => void }) {
  const { t } = useTranslation(['keeping', 'common'])
  const { name: building } = useSession().building
  const [confirm, setConfirm] = useState('')
  const end = useMutation({ mutationFn: () => endBuilding(confirm), onSuccess: onEnded })
  const isReady = confirm.trim() === building.trim()
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('end.dialog', { building })}
      actions={
        <>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <Button variant="danger" disabled={!isReady} busy={end.isPending} onClick={() => end.mutate()}>
            {end.isPending ? t('end.busy') : t('end.do')}
          </Button>
        </>
      }
    >
      <p>{t('end.warn')}</p>
      <Input label={t('end.confirm', { building })} value={confirm} autoComplete="off" onChange={(event) => setConfirm(event.target.value)} />
      {end.error && (
        <Banner tone="bad" live>
          {t('failed', { reason: reasonOf(end.error) })}
        </Banner>
      )}
    </Dialog>
  )
}

/** Shown once: nobody is signed in any more, and the page that follows knows nothing of it. */
function Report({ ended: { building, erased, copies } }: { ended: EndedBuilding }) {
  const { t } = useTranslation('keeping')
  const rows = erased.reduce((sum, table) => sum + table.rows, 0)
  return (
    <Dialog
      open
      title={t('end.doneTitle', { building })}
      actions={
        <Button variant="primary" onClick={() => location.assign('/')}>
          {t('end.again')}
        </Button>
      }
    >
      <p>{t('end.done', { rows, tables: erased.length, copies })}</p>
      <ul>
        {erased.map((one) => (
          <li key={one.table}>{t('end.row', one)}</li>
        ))}
      </ul>
    </Dialog>
  )
}
