import { useTranslation } from 'react-i18next'
import { Lock } from '../../../../components/icons'
import styles from './with-the-team.module.css'

/** For a coach whose team has not opted in: says plainly what is not shown. */
export function WithTheTeam() {
  const { t } = useTranslation('experiment')
  return (
    <p className={styles.note}>
      <Lock />
      {t('withTheTeam')}
    </p>
  )
}
