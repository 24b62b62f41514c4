import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '../../../components/avatar'
import { Input } from '../../../components/field'
import { VisuallyHidden } from '../../../components/visually-hidden'
import { type DemoPerson, findPeople, groupPeople, type PeopleGroup } from '../people'
import styles from './people-picker.module.css'

interface PeoplePickerProps {
  people: readonly DemoPerson[]
  onPick: (person: DemoPerson) => void
  /** Who is being signed in right now. */
  busyId: string | null
  /** In a dialog: begin in the search. */
  focusSearch?: boolean
  /** Beside the search: what holds for whoever is picked. */
  children?: ReactNode
}

/** Everybody of the school, by team. Type to narrow it down, Enter takes the first, arrow keys walk the list. */
export function PeoplePicker({ people, onPick, busyId, focusSearch, children }: PeoplePickerProps) {
  const { t } = useTranslation('signIn')
  const [query, setQuery] = useState('')
  const found = findPeople(people, query)
  const first = groupPeople(found)[0]?.people[0]
  const narrowed = query.trim() !== ''

  return (
    <search className={styles.picker} onKeyDown={walkList}>
      <div className={styles.top}>
      <form
        className={styles.search}
        onSubmit={(event) => {
          event.preventDefault()
          if (first && narrowed) onPick(first)
        }}
      >
        <Input
          label={t('search')}
          type="search"
          value={query}
          autoComplete="off"
          data-autofocus={focusSearch}
          onChange={(event) => setQuery(event.target.value)}
          hint={narrowed && first ? t('enterHint', { name: first.name }) : ' '}
        />
        <VisuallyHidden>
          <span role="status">{narrowed && t('matches', { count: found.length })}</span>
        </VisuallyHidden>
      </form>
        {children}
      </div>
      {found.length === 0 && <p className={styles.none}>{t('noMatch', { query })}</p>}
      <div className={styles.groups}>
        {groupPeople(found).map((group) => (
          <Group key={group.teamId ?? ''} group={group} onPick={onPick} busyId={busyId} />
        ))}
      </div>
    </search>
  )
}

function Group({ group, onPick, busyId }: { group: PeopleGroup } & Pick<PeoplePickerProps, 'onPick' | 'busyId'>) {
  const { t } = useTranslation(['signIn', 'common'])
  const heading = `people-${group.teamId ?? 'staff'}`
  return (
    <section aria-labelledby={heading} className={styles.group}>
      <h3 id={heading}>{group.name || t('otherStaff')}</h3>
      <ul>
        {group.people.map((person) => (
          <li key={person.id}>
            <button
              type="button"
              className={styles.person}
              data-person
              aria-disabled={busyId !== null || undefined}
              aria-busy={busyId === person.id || undefined}
              onClick={() => busyId === null && onPick(person)}
            >
              <span aria-hidden="true">
                <Avatar face={person} />
              </span>
              <span className={styles.words}>
                <span className={styles.name}>{person.name}</span>
                {(group.teamId === null || busyId === person.id) && (
                  <span className={styles.work}>{busyId === person.id ? t('signingIn') : person.work}</span>
                )}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function walkList(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-person]')]
  const at = buttons.findIndex((button) => button === document.activeElement)
  const next = event.key === 'ArrowDown' ? at + 1 : at - 1
  const target = next < 0 ? event.currentTarget.querySelector<HTMLElement>('input') : buttons[next]
  target?.focus()
  event.preventDefault()
}
