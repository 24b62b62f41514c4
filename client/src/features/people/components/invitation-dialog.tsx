import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DirectoryPerson, Invitation } from 'shared/people/directory'
import { announce } from '../../../components/announce'
import { Banner } from '../../../components/banner'
import { Button } from '../../../components/button'
import { Dialog } from '../../../components/dialog'
import { Input } from '../../../components/field'
import { formatDay, longDay } from '../../../lib/dates'
import { reasonOf } from '../../../lib/reason'
import { useInvite } from '../api'
import styles from './people.module.css'

interface InvitationDialogProps {
  person: Pick<DirectoryPerson, 'id' | 'name' | 'email'>
  onClose: () => void
}

/** Makes the link as it opens, and shows it this once. */
export function InvitationDialog({ person, onClose }: InvitationDialogProps) {
  const { t } = useTranslation(['people', 'common'])
  const { mutate, data: invitation, error } = useInvite()
  // Opening it is asking for it; React's second run of an effect while developing makes one link more, and voids the first.
  useEffect(() => mutate(person.id), [mutate, person.id])
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('invitation.title', { name: person.name })}
      actions={
        <Button variant={invitation ? 'secondary' : 'primary'} onClick={onClose}>
          {t('invitation.close')}
        </Button>
      }
    >
      {error && (
        <Banner tone="bad" live>
          {t('failed', { reason: reasonOf(error) })}
        </Banner>
      )}
      {!invitation && !error && <p role="status">{t('invitation.busy')}</p>}
      {invitation && <Link person={person} invitation={invitation} />}
    </Dialog>
  )
}

const mailedWords = { sent: 'sent', 'no-address': 'noAddress', 'no-mail': 'noMail', failed: 'failed' } as const

function Link({ person: { name, email }, invitation: { url, expiresAt, mailed } }: { person: InvitationDialogProps['person']; invitation: Invitation }) {
  const { t } = useTranslation('people')
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(url)
    setCopied(true)
    announce(t('invitation.copied'))
  }
  return (
    <div className={styles.fields}>
      <p role="status">{t(`invitation.${mailedWords[mailed]}`, { name, email })}</p>
      <Input
        readOnly
        label={t('invitation.link', { name })}
        hint={t('invitation.until', { date: longDay(formatDay(new Date(expiresAt))) })}
        value={url}
        onFocus={(event) => event.target.select()}
      />
      <div>
        {/* Over plain http browsers give no clipboard; the link can be selected by hand. */}
        {'clipboard' in navigator && (
          <Button variant="primary" data-autofocus onClick={() => void copy()}>
            {copied ? t('invitation.copied') : t('invitation.copy')}
          </Button>
        )}
      </div>
    </div>
  )
}
