import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Banner } from '../../../components/banner'
import { Button } from '../../../components/button'
import { TextLink } from '../../../components/text-link'
import { formatDay, longDay } from '../../../lib/dates'
import { reasonOf } from '../../../lib/reason'
import { useSession } from '../../../lib/session'
import { useTitle } from '../../../lib/use-title'
import { seeAgreement, signAgreement } from '../api'
import styles from './agreement-page.module.css'

const points = ['purpose', 'drafts', 'numbers', 'dissent', 'limits'] as const

interface AgreementPageProps {
  /** The building's leader has signed, or this person has read: what the session says is another now. */
  onChanged: () => Promise<unknown>
  /** Read for the first time: on to where one wanted to go. */
  onGoOn: () => void
}

/** What the building promises. Shown to everybody once, and from the account menu ever after. */
export function AgreementPage({ onChanged, onGoOn }: AgreementPageProps) {
  const { t } = useTranslation('agreement')
  useTitle(t('title'))
  const { building, agreement, roles } = useSession()
  const { signedBy, signedAt, seenAt } = agreement
  const signs = roles.includes('leader') && signedBy === null
  const sign = useMutation({ mutationFn: () => signAgreement().then(onChanged) })
  const see = useMutation({ mutationFn: () => seeAgreement().then(onChanged), onSuccess: onGoOn })
  const error = sign.error ?? see.error
  return (
    <article className={styles.page}>
      <p className={styles.school}>{t('school', { name: building.name })}</p>
      <h1>{t('title')}</h1>
      <p className={styles.lead}>{t('lead')}</p>
      <ul className={styles.points}>
        {points.map((point) => (
          <li key={point}>{t(`points.${point}`)}</li>
        ))}
      </ul>
      <p className={styles.signed}>
        {signedBy !== null && signedAt !== null
          ? t('signed', { name: signedBy, date: longDay(formatDay(new Date(signedAt))) })
          : t(signs ? 'unsignedLeader' : 'unsigned')}
      </p>
      {error && (
        <Banner tone="bad" live>
          {t('failed', { reason: reasonOf(error) })}
        </Banner>
      )}
      <div className={styles.actions}>
        {signs && (
          <Button variant="primary" busy={sign.isPending} onClick={() => sign.mutate()}>
            {sign.isPending ? t('signing') : t('sign')}
          </Button>
        )}
        {seenAt === null ? (
          <Button variant={signs ? 'secondary' : 'primary'} busy={see.isPending} onClick={() => see.mutate()}>
            {t('goOn')}
          </Button>
        ) : (
          <TextLink to="/">{t('home')}</TextLink>
        )}
      </div>
    </article>
  )
}
