import { useTranslation } from 'react-i18next'
import { Lock, People } from './icons'
import { Tooltip } from './tooltip'
import styles from './visibility-chip.module.css'

/** Who sees what stands in a panel (product.md, "Who sees what"). */
export type Visibility = 'only-you' | 'team' | 'team-coach' | 'shared-card' | 'building'

interface Props {
  visibility: Visibility
}

/** Says in plain words who sees a panel; what that means shows beside it. */
export function VisibilityChip({ visibility }: Props) {
  const { t } = useTranslation('common')
  return (
    <Tooltip text={t(`visibility.explain.${visibility}`)}>
      <span className={styles.chip} data-visibility={visibility}>
        {visibility === 'only-you' ? <Lock /> : <People />}
        {t(`visibility.${visibility}`)}
      </span>
    </Tooltip>
  )
}
