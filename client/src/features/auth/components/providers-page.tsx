import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Providers } from 'shared/auth/schema'
import { Banner } from '../../../components/banner'
import { Button } from '../../../components/button'
import { Checkbox } from '../../../components/checkbox'
import { EmptyState } from '../../../components/empty-state'
import { PageOf } from '../../../components/page-of'
import { reasonOf } from '../../../lib/reason'
import { useTitle } from '../../../lib/use-title'
import { type ProviderRow, useChangeProviders, useProviders } from '../providers-api'
import styles from './me-page.module.css'
import { ProviderForm } from './provider-form'
import { ProviderItem } from './provider-item'
import { RedirectUri } from './redirect-uri'

/** How people of the building sign in: its providers, its passwords. For admins. */
export function ProvidersPage() {
  const { t } = useTranslation('providers')
  useTitle(t('title'))
  return <PageOf query={useProviders()}>{(data) => <Body data={data} />}</PageOf>
}

function Body({ data }: { data: Providers }) {
  const { t } = useTranslation('providers')
  const [editing, setEditing] = useState<ProviderRow | 'new' | null>(null)
  const add = (
    <Button variant="primary" onClick={() => setEditing('new')}>
      {t('add')}
    </Button>
  )
  return (
    <div className={styles.page}>
      <header>
        <h1>{t('title')}</h1>
        <p className={styles.quiet}>{t('lead')}</p>
      </header>
      {data.providers.length === 0 ? (
        <EmptyState example={t('emptyExample')} action={add}>
          {t('empty')}
        </EmptyState>
      ) : (
        <>
          <ul className={styles.list}>
            {data.providers.map((row) => (
              <ProviderItem key={row.id} row={row} onChange={() => setEditing(row)} />
            ))}
          </ul>
          <p>{add}</p>
        </>
      )}
      <RedirectUri address={data.redirectUri} />
      <Passwords on={data.passwords} />
      {editing !== null && <ProviderForm row={editing === 'new' ? null : editing} redirectUri={data.redirectUri} onClose={() => setEditing(null)} />}
    </div>
  )
}

function Passwords({ on }: { on: boolean }) {
  const { t } = useTranslation('providers')
  const change = useChangeProviders()
  return (
    <section className={styles.part} aria-labelledby="building-passwords">
      <h2 id="building-passwords">{t('passwords.title')}</h2>
      <Checkbox
        checked={on}
        hint={t('passwords.hint')}
        disabled={change.isPending}
        onChange={(wanted) => change.mutate({ kind: 'passwords', on: wanted })}
      >
        {t('passwords.on')}
      </Checkbox>
      {change.error && (
        <Banner tone="bad" live>
          {t('failed', { reason: reasonOf(change.error) })}
        </Banner>
      )}
    </section>
  )
}
