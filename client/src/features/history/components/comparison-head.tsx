import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { Button } from '../../../components/button'
import { Select } from '../../../components/field'
import { comparisonAddress } from '../addresses'
import { useHistoryOf } from '../history-context'
import { useMoments } from '../use-moments'
import styles from './comparison.module.css'
import { RestoreDialog } from './restore-dialog'

interface Props {
  versionId: string
  other: string | null
}

/** Which two moments, and the way to bring the earlier one back. */
export function ComparisonHead({ versionId, other }: Props) {
  const { t } = useTranslation('history')
  const { cycle, versions, mayRestore } = useHistoryOf()
  const moments = useMoments()
  const navigate = useNavigate()
  const [isAsking, setAsking] = useState(false)
  const chosen = versions.find(({ id }) => id === versionId)
  const show = (earlier: string, later: string | null) =>
    void navigate(comparisonAddress(cycle.id, earlier, later), { replace: true })
  const all = versions.map((version) => (
    <option key={version.id} value={version.id}>
      {moments.title(version, versions)} · {moments.when(version.at)}
    </option>
  ))
  return (
    <>
      <h2>{chosen && other === null ? t('compare.title', { moment: moments.title(chosen, versions) }) : t('compare.titleTwo')}</h2>
      <div className={styles.choose} role="group" aria-label={t('compare.between')}>
        <Select label={t('compare.earlier')} value={versionId} onChange={(event) => show(event.target.value, other)}>
          {all}
        </Select>
        <Select label={t('compare.later')} value={other ?? ''} onChange={(event) => show(versionId, event.target.value || null)}>
          <option value="">{t('now')}</option>
          {all}
        </Select>
        {mayRestore && chosen && other === null && (
          <>
            <Button onClick={() => setAsking(true)}>{t('restore.open')}</Button>
            <RestoreDialog open={isAsking} onClose={() => setAsking(false)} version={chosen} />
          </>
        )}
      </div>
    </>
  )
}
