import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type GuestLink, mostGuestDays, type Preview } from 'shared/cards/publishing'
import { Button } from '../../../components/button'
import { Select } from '../../../components/field'
import { showToast } from '../../../components/toast-store'
import { VisuallyHidden } from '../../../components/visually-hidden'
import { formatDay, longDay } from '../../../lib/dates'
import { useGuestLinks, useMakeGuestLink, useRevokeGuestLink } from '../api'
import { NewGuestLink } from './new-guest-link'
import { Panel } from '../../../components/panel'
import styles from './panels.module.css'

/** Links for people without an account here. Off unless the building turns them on. */
export function GuestLinksPanel({ preview: { card, guestLinks, published } }: { preview: Preview }) {
  const { t } = useTranslation('cards', { keyPrefix: 'guests' })
  return (
    <Panel title={t('title')} visibility="shared-card">
      {!guestLinks ? (
        <p className={styles.quiet}>{t('off')}</p>
      ) : published === null ? (
        <p className={styles.quiet}>{t('publishFirst')}</p>
      ) : (
        <>
          <p className={styles.quiet}>{t('lead')}</p>
          <MakeLink cycleId={card.cycle.id} />
          <Links cycleId={card.cycle.id} />
        </>
      )}
    </Panel>
  )
}

const choices = [1, 7, 14, mostGuestDays]

function MakeLink({ cycleId }: { cycleId: string }) {
  const { t } = useTranslation('cards')
  const [days, setDays] = useState(7)
  const make = useMakeGuestLink(cycleId)
  return (
    <>
      <Select label={t('guests.goodFor')} value={days} onChange={(event) => setDays(Number(event.target.value))}>
        {choices.map((count) => (
          <option key={count} value={count}>
            {t('guests.days', { count })}
          </option>
        ))}
      </Select>
      <div>
        <Button busy={make.isPending} onClick={() => make.mutate({ days })}>
          {make.isPending ? t('guests.making') : t('guests.make')}
        </Button>
      </div>
      {make.data && <NewGuestLink key={make.data.id} path={make.data.path} />}
      <p role="status" className={styles.trouble}>
        {make.error && t('preview.failed', { reason: make.error.message })}
      </p>
    </>
  )
}

function Links({ cycleId }: { cycleId: string }) {
  const { t } = useTranslation('cards', { keyPrefix: 'guests' })
  const { data, error } = useGuestLinks(cycleId, true)
  if (error && !data) return <p className={styles.quiet}>{t('failed')}</p>
  if (!data || data.links.length === 0) return null
  return (
    <ul className={styles.list}>
      {data.links.map((link) => (
        <li key={link.id}>
          <Link cycleId={cycleId} link={link} />
        </li>
      ))}
    </ul>
  )
}

function Link({ cycleId, link: { id, by, expiresAt } }: { cycleId: string; link: GuestLink }) {
  const { t } = useTranslation('cards', { keyPrefix: 'guests' })
  const revoke = useRevokeGuestLink(cycleId)
  const date = longDay(formatDay(new Date(expiresAt)))
  return (
    <span className={styles.row}>
      <span>
        {t('until', { date })} <span className={styles.quiet}>{t('madeBy', { name: by })}</span>
      </span>
      <Button
        variant="text"
        size="small"
        busy={revoke.isPending}
        onClick={() => revoke.mutate(id, { onSuccess: () => showToast(t('revoked')) })}
      >
        <span aria-hidden="true">{t('revoke')}</span>
        <VisuallyHidden>{t('revokeOf', { date })}</VisuallyHidden>
      </Button>
    </span>
  )
}
