import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/button'
import { Panel } from '../../../components/panel'
import type { Place } from '../api'
import { Eraser } from './eraser'
import styles from './erasing.module.css'
import { Register } from './register'

/** On the team's page, for its members: take a student's name out of everything, and what was taken out so far. */
export function EraseInTeam({ teamId }: { teamId: string }) {
  const { t } = useTranslation('erasing')
  const [isOpen, setOpen] = useState(false)
  const place: Place = { as: 'member', teamId }
  return (
    <Panel isPart title={t('title')} visibility="team">
      <div className={styles.part}>
        <p>{t('lead')}</p>
        <div className={styles.actions}>
          <Button onClick={() => setOpen(true)}>{t('open')}</Button>
        </div>
        <Register place={place} />
      </div>
      {isOpen && <Eraser place={place} onClose={() => setOpen(false)} />}
    </Panel>
  )
}
