import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import type { MyWaysIn } from 'shared/auth/schema'
import { Banner } from '../../../components/banner'
import { Button } from '../../../components/button'
import { Chip } from '../../../components/chip'
import { reasonOf } from '../../../lib/reason'
import { beginLinking } from '../me-api'
import { ProblemNote } from './building-sign-in'
import styles from './me-page.module.css'

/** Accounts at the building's providers: which are mine here, and how to add one. */
export function MyAccounts({ providers }: { providers: MyWaysIn['providers'] }) {
  const { t } = useTranslation('me')
  const [query] = useSearchParams()
  const link = useMutation({ mutationFn: beginLinking, onSuccess: (url) => location.assign(url) })
  return (
    <section className={styles.part} aria-labelledby="my-accounts">
      <h2 id="my-accounts">{t('accounts.title')}</h2>
      {query.has('linked') && (
        <Banner tone="good" live>
          {t('accounts.done')}
        </Banner>
      )}
      <ProblemNote />
      {link.error && (
        <Banner tone="bad" live>
          {t('accounts.failed', { reason: reasonOf(link.error) })}
        </Banner>
      )}
      <ul className={styles.list}>
        {providers.map(({ id, name, linked }) => (
          <li key={id} className={styles.row}>
            <span className={styles.words}>{name}</span>
            {linked ? (
              <Chip dot="good">{t('accounts.linked')}</Chip>
            ) : (
              <Button size="small" busy={link.isPending || link.isSuccess} aria-label={t('accounts.linkWith', { name })} onClick={() => link.mutate(id)}>
                {t('accounts.link')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
