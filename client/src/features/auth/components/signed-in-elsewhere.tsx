import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/button'
import { useTitle } from '../../../lib/use-title'
import styles from './sign-in-page.module.css'

/** In the tab that was opened for a provider: done here, the other page goes on. */
export function SignedInElsewhere() {
  const { t } = useTranslation('signIn')
  useTitle(t('done.title'))
  return (
    <div className={styles.page}>
      <h1>{t('done.title')}</h1>
      <p className={styles.school}>{t('done.body')}</p>
      <p>
        {/* Browsers that let no page close its own tab do nothing; the words above say what to do. */}
        <Button onClick={() => window.close()}>{t('done.close')}</Button>
      </p>
    </div>
  )
}
