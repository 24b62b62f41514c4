import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useTitle } from '../lib/use-title'
import { ErrorState } from './error-state'
import styles from './page-of.module.css'
import { TextLink } from './text-link'

/** A page that is there, for others: whose it is, and the way back. */
export function NotYours({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useTranslation('common')
  useTitle(title)
  return (
    <div className={styles.page}>
      <ErrorState heading={1} title={title} actions={<TextLink to="/">{t('goHome')}</TextLink>}>
        {children}
      </ErrorState>
    </div>
  )
}
