import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Banner } from '../../../components/banner'
import { Button } from '../../../components/button'
import { Chip } from '../../../components/chip'
import { Dialog } from '../../../components/dialog'
import { reasonOf } from '../../../lib/reason'
import { type ProviderRow, useChangeProviders } from '../providers-api'
import styles from './me-page.module.css'

export function ProviderItem({ row, onChange }: { row: ProviderRow; onChange: () => void }) {
  const { t } = useTranslation('providers')
  const [removing, setRemoving] = useState(false)
  const { name, kind, issuer, domains, tenants, enabled, linked } = row
  const whom = [...domains, ...tenants].join(', ')
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <strong>{name}</strong> {!enabled && <Chip dot="quiet">{t('off')}</Chip>} {linked && <Chip dot="good">{t('linked')}</Chip>}
        <p className={styles.quiet}>{kind === 'oidc' ? [issuer, whom].filter(Boolean).join(' · ') : whom}</p>
        {enabled && !linked && <p className={styles.quiet}>{t('notLinked')}</p>}
      </div>
      <Button size="small" aria-label={t('changeOne', { name })} onClick={onChange}>
        {t('change')}
      </Button>
      <Button size="small" variant="quiet" aria-label={t('removeOne', { name })} onClick={() => setRemoving(true)}>
        {t('remove')}
      </Button>
      {removing && <RemoveDialog row={row} onClose={() => setRemoving(false)} />}
    </li>
  )
}

function RemoveDialog({ row: { id, name }, onClose }: { row: ProviderRow; onClose: () => void }) {
  const { t } = useTranslation(['providers', 'common'])
  const change = useChangeProviders()
  return (
    <Dialog
      open
      onClose={onClose}
      size="small"
      title={t('removeTitle', { name })}
      actions={
        <>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <Button variant="danger" busy={change.isPending} onClick={() => change.mutate({ kind: 'remove', providerId: id }, { onSuccess: onClose })}>
            {t('remove')}
          </Button>
        </>
      }
    >
      <p>{t('removeBody')}</p>
      {change.error && (
        <Banner tone="bad" live>
          {t('failed', { reason: reasonOf(change.error) })}
        </Banner>
      )}
    </Dialog>
  )
}
