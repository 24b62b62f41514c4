import { useTranslation } from 'react-i18next'
import { ErrorState } from '../components/error-state'
import { TextLink } from '../components/text-link'
import { useTitle } from '../lib/use-title'
import styles from './page-frame.module.css'

export function NotFoundPage() {
  const { t } = useTranslation('common')
  useTitle(t('notFound.title'))
  return (
    <div className={styles.column}>
      <ErrorState heading={1} title={t('notFound.title')} actions={<TextLink to="/">{t('goHome')}</TextLink>}>
        {t('notFound.body')}
      </ErrorState>
    </div>
  )
}
