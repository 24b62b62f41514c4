import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/button'
import { Select } from '../../../components/field'
import type { Place } from '../api'
import { Eraser } from './eraser'
import styles from './erasing.module.css'
import { Register } from './register'

interface EraseInBuildingProps {
  teams: readonly { id: string; name: string }[]
}

/** In the building's settings: a name out of one team's pages or everybody's, for an admin, who reads numbers alone. */
export function EraseInBuilding({ teams }: EraseInBuildingProps) {
  const { t } = useTranslation('erasing')
  const [isOpen, setOpen] = useState(false)
  const [teamId, setTeamId] = useState('')
  const place: Place = { as: 'admin', teamId: teamId === '' ? null : teamId }
  const choice = (
    <Select label={t('where')} value={teamId} onChange={(event) => setTeamId(event.target.value)}>
      <option value="">{t('everywhere')}</option>
      {teams.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Select>
  )
  return (
    <section className={`${styles.part} ${styles.lined}`}>
      <h2>{t('title')}</h2>
      <p>{t('leadBuilding')}</p>
      <div className={styles.actions}>
        <Button onClick={() => setOpen(true)}>{t('open')}</Button>
      </div>
      <Register place={place} />
      {isOpen && <Eraser place={place} choice={choice} onClose={() => setOpen(false)} />}
    </section>
  )
}
