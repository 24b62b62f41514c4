import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { JoinCode } from 'shared/joining/schema'
import { Banner } from '../../../components/banner'
import { Button } from '../../../components/button'
import { Panel } from '../../../components/panel'
import { showToast } from '../../../components/toast-store'
import { formatDay, longDay } from '../../../lib/dates'
import { reasonOf } from '../../../lib/reason'
import { useJoinCode, useRenewCode } from '../api'
import { addressOf, spoken } from '../code-words'
import styles from './joining.module.css'
import { QrCode } from './qr-code'
import { WhoWaits } from './who-waits'

/** How colleagues come into a team: its code, and whoever waits at its door. For the team's page. */
export function JoinPanel({ teamId }: { teamId: string }) {
  const { t } = useTranslation('joining')
  return (
    <Panel isPart title={t('panel.title')} visibility="team">
      <p className={styles.lead}>{t('panel.lead')}</p>
      <Door teamId={teamId} />
    </Panel>
  )
}

/** Who waits, and the code. */
export function Door({ teamId }: { teamId: string }) {
  const { t } = useTranslation(['joining', 'common'])
  const code = useJoinCode(teamId)
  return (
    <div className={styles.door}>
      <WhoWaits teamId={teamId} />
      {code.error && (
        <Banner tone="bad" actions={<Button onClick={() => void code.refetch()}>{t('common:tryAgain')}</Button>}>
          {t('failed', { reason: reasonOf(code.error) })}
        </Banner>
      )}
      {code.data && <Code teamId={teamId} code={code.data} />}
    </div>
  )
}

function Code({ teamId, code: { code, expiresAt } }: { teamId: string; code: JoinCode }) {
  const { t } = useTranslation('joining')
  const renew = useRenewCode(teamId)
  return (
    <>
      {code !== null && expiresAt !== null && <GoodCode code={code} until={formatDay(new Date(expiresAt))} />}
      {renew.error && (
        <Banner tone="bad" live>
          {t('failed', { reason: reasonOf(renew.error) })}
        </Banner>
      )}
      <div className={styles.actions}>
        {code !== null && <CopyButton text={addressOf(code)}>{t('panel.copy')}</CopyButton>}
        <Button busy={renew.isPending} onClick={() => renew.mutate(undefined, { onSuccess: () => showToast(code === null ? t('panel.made') : t('panel.renewed')) })}>
          {code === null ? t('panel.make') : t('panel.renew')}
        </Button>
      </div>
      {code !== null && <p className={styles.quiet}>{t('panel.renewHint')}</p>}
    </>
  )
}

function GoodCode({ code, until }: { code: string; until: string }) {
  const { t } = useTranslation('joining')
  return (
    <div className={styles.code}>
      <QrCode text={addressOf(code)} label={t('panel.qr')} />
      <div className={styles.words}>
        <p className={styles.letters}>{spoken(code)}</p>
        <p>{addressOf(code)}</p>
        <p className={styles.quiet}>{t('panel.until', { date: longDay(until) })}</p>
      </div>
    </div>
  )
}

function CopyButton({ text, children }: { text: string; children: ReactNode }) {
  const { t } = useTranslation('joining')
  const [failed, setFailed] = useState(false)
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => showToast(t('panel.copied')),
      () => setFailed(true),
    )
  return (
    <>
      {'clipboard' in navigator && <Button onClick={() => void copy()}>{children}</Button>}
      {failed && <p role="status">{t('panel.copyFailed')}</p>}
    </>
  )
}
