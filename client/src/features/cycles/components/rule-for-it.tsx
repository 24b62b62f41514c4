import { useTranslation } from 'react-i18next'
import { useRoomStatus } from '../../../sync/hooks'
import { ruleBehind } from '../../../sync/rule-behind'
import styles from './rule-for-it.module.css'

/** The rule behind what was not saved, for whoever helps: by it they find the line in the server's log. */
export function RuleForIt() {
  const { t } = useTranslation('cycle')
  const behind = ruleBehind(useRoomStatus())
  if (behind === null) return null
  return <p className={styles.rule}>{t('save.rule', behind)}</p>
}
