import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Devices } from 'shared/auth/schema'
import { announce } from '../../../components/announce'
import { Banner } from '../../../components/banner'
import { Button } from '../../../components/button'
import { Chip } from '../../../components/chip'
import { SkeletonText } from '../../../components/skeleton'
import { formatDay, longDay, timeAgo } from '../../../lib/dates'
import { reasonOf } from '../../../lib/reason'
import { useAccount } from '../../../lib/session'
import { endDevice, useDevices, useRefreshDevices } from '../me-api'
import styles from './me-page.module.css'

type Device = Devices['devices'][number]

/** Where I am signed in, each with its way out. */
export function MyDevices() {
  const { t } = useTranslation('me')
  const { signOutEverywhere } = useAccount()
  const { data, error } = useDevices()
  const refresh = useRefreshDevices()
  const nameOf = useDeviceName()
  const end = useMutation({
    mutationFn: ({ id }: Device) => endDevice(id),
    onSuccess: (_nothing, device) => announce(t('devices.signedOut', { device: nameOf(device) })),
    onSettled: refresh,
  })
  const failure = end.error ?? error
  return (
    <section className={styles.part} aria-labelledby="my-devices">
      <h2 id="my-devices">{t('devices.title')}</h2>
      <p className={styles.quiet}>{t('devices.lead')}</p>
      {failure && (
        <Banner tone="bad" live>
          {t('devices.failed', { reason: reasonOf(failure) })}
        </Banner>
      )}
      {!data && !error && <SkeletonText lines={3} />}
      <ul className={styles.list}>
        {data?.devices.map((device) => (
          <DeviceRow key={device.id} device={device} name={nameOf(device)} busy={end.isPending} onSignOut={() => end.mutate(device)} />
        ))}
      </ul>
      <p>
        <Button onClick={signOutEverywhere}>{t('devices.everywhere')}</Button>
      </p>
    </section>
  )
}

interface DeviceRowProps {
  device: Device
  name: string
  busy: boolean
  onSignOut: () => void
}

function DeviceRow({ device, name, busy, onSignOut }: DeviceRowProps) {
  const { t } = useTranslation('me')
  const { here, ownDevice, lastUsedAt, expiresAt } = device
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <strong>{name}</strong> {here && <Chip dot="good">{t('devices.here')}</Chip>}
        <p className={styles.quiet}>
          {t('devices.lastUsed', { when: timeAgo(lastUsedAt) })}{' '}
          {ownDevice ? t('devices.own', { day: longDay(formatDay(new Date(expiresAt))) }) : t('devices.shared')}
        </p>
      </div>
      {!here && (
        <Button size="small" busy={busy} aria-label={t('devices.signOutOf', { device: name })} onClick={onSignOut}>
          {t('devices.signOut')}
        </Button>
      )}
    </li>
  )
}

function useDeviceName(): (device: Device) => string {
  const { t } = useTranslation('me')
  return ({ browser, system }) => (browser && system ? t('devices.name', { browser, system }) : (browser ?? system ?? t('devices.unknown')))
}
