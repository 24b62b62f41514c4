import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isEmptyCard, type Preview } from 'shared/cards/publishing'
import { Button } from '../../../components/button'
import { Checkbox } from '../../../components/checkbox'
import { showToast } from '../../../components/toast-store'
import { isOffline } from '../../../lib/api-error'
import { usePublish, useShareWithTeams } from '../api'
import { Panel } from '../../../components/panel'
import styles from './panels.module.css'
import { WithdrawCard } from './withdraw-card'

/** Who will read the card, and the one press that publishes what is looked at. */
export function PublishPanel({ preview }: { preview: Preview }) {
  const { t } = useTranslation('cards', { keyPrefix: 'preview' })
  const { card, digest, published, changedSince } = preview
  const cycleId = card.cycle.id
  const [wanted, setWanted] = useState(false)
  const publish = usePublish(cycleId)
  const share = useShareWithTeams(cycleId)
  const sharedWithTeams = share.isPending ? share.variables.sharedWithTeams : (published?.sharedWithTeams ?? wanted)
  const error = publish.error ?? share.error
  const isEmpty = isEmptyCard(card)
  const mayPublish = !isEmpty && (published === null || changedSince)
  const onShare = (checked: boolean) => {
    setWanted(checked)
    if (published !== null) share.mutate({ sharedWithTeams: checked })
  }
  const onPublish = () => publish.mutate({ sharedWithTeams, expected: digest }, { onSuccess: () => showToast(t('done')) })
  return (
    <Panel title={t('who')} visibility="shared-card">
      <p>{t('always')}</p>
      <Checkbox checked={sharedWithTeams} onChange={onShare} hint={t('teamsHint')}>
        {t('teams')}
      </Checkbox>
      {isEmpty && <p className={styles.quiet}>{t('empty')}</p>}
      <div className={styles.actions}>
        {mayPublish && (
          <Button variant="primary" busy={publish.isPending} onClick={onPublish}>
            {publish.isPending ? t('publishing') : published === null ? t('publish') : t('publishAgain')}
          </Button>
        )}
        {published !== null && <WithdrawCard cycleId={cycleId} />}
      </div>
      <p role="status" className={styles.trouble}>
        {error && (isOffline(error) ? t('offline') : t('failed', { reason: error.message }))}
      </p>
    </Panel>
  )
}
