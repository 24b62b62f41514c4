import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArrangedTeam } from 'shared/buildings/schema'
import { Button } from '../../../components/button'
import { Select } from '../../../components/field'
import { IconButton } from '../../../components/icon-button'
import { Cross } from '../../../components/icons'
import styles from './team-card.module.css'

interface Someone {
  id: string
  name: string
}

interface TiesProps {
  team: ArrangedTeam
  as: 'members' | 'coaches'
  there: readonly Someone[]
  /** Who may be added. */
  others: readonly Someone[]
  /** Why there is nobody to add. */
  none?: string | undefined
  busy: boolean
  onPut: (as: 'members' | 'coaches', personId: string) => void
  onTake: (as: 'members' | 'coaches', person: Someone) => void
}

/** The members of a team, or its coaches: a list, and a way to add one more. */
export function Ties({ team, as, there, others, none, busy, onPut, onTake }: TiesProps) {
  const { t } = useTranslation('building')
  const [chosen, setChosen] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (chosen === '' || busy) return
    onPut(as, chosen)
    setChosen('')
  }
  const take = (name: string) => t(as === 'members' ? 'teams.takeOut' : 'teams.takeOff', { name, team: team.name })
  return (
    <div className={styles.ties}>
      <h3>{t(`teams.${as}`)}</h3>
      {there.length === 0 && <p className={styles.nobody}>{t('teams.nobody')}</p>}
      <ul className={styles.people}>
        {there.map((person) => (
          <li key={person.id}>
            {person.name}
            <IconButton label={take(person.name)} onClick={() => onTake(as, person)}>
              <Cross />
            </IconButton>
          </li>
        ))}
      </ul>
      {none && <p className={styles.nobody}>{none}</p>}
      {others.length > 0 && (
        <form className={styles.put} onSubmit={submit}>
          <Select
            label={t(as === 'members' ? 'teams.addMember' : 'teams.addCoach', { team: team.name })}
            labelHidden
            value={chosen}
            onChange={(event) => setChosen(event.target.value)}
          >
            <option value="">{t('teams.choose')}</option>
            {others.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
          <Button type="submit" busy={busy || chosen === ''}>
            {t('teams.put')}
          </Button>
        </form>
      )}
    </div>
  )
}
