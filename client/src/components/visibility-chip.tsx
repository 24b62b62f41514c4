import { useTranslation } from 'react-i18next'
import { Lock, People } from './icons'
import { Tooltip } from './tooltip'
import styles from './visibility-chip.module.css'

/** Who sees what stands in a panel (product.md, "Who sees what"). */
export type Visibility = 'only-you' | 'team' | 'team-coach' | 'shared-card' | 'building' | 'asked'

interface Props {
  visibility: Visibility
  /** Names of those who see it besides, today. */
  visitors?: readonly string[]
}

/** Says in plain words who sees a panel; what that means shows beside it. */
export function VisibilityChip({ visibility, visitors = [] }: Props) {
  const { t } = useTranslation('common')
  const names = visitors.join(', ')
  const explain =
    names !== '' && (visibility === 'team' || visibility === 'team-coach')
      ? t(`visibility.withVisitors.${visibility}`, { names })
      : t(`visibility.explain.${visibility}`)
  return (
    <Tooltip text={explain}>
      <span className={styles.chip} data-visibility={visibility}>
        {visibility === 'only-you' ? <Lock /> : <People />}
        {names === '' ? t(`visibility.${visibility}`) : t('visibility.and', { who: t(`visibility.${visibility}`), count: visitors.length })}
      </span>
    </Tooltip>
  )
}
