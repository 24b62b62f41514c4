import { useTranslation } from 'react-i18next'
import type { DirectoryPerson } from 'shared/people/directory'
import { Chip } from '../../../components/chip'
import { Menu } from '../../../components/menu'
import { formatDay, longDay } from '../../../lib/dates'
import { useSession } from '../../../lib/session'
import styles from './people.module.css'
import type { QuestionKind } from './person-dialogs'

interface PersonRowProps {
  person: DirectoryPerson
  onInvite: () => void
  onAsk: (kind: QuestionKind) => void
}

/** One person: who, what they are here, whether they come in, what can be done. */
export function PersonRow({ person, onInvite, onAsk }: PersonRowProps) {
  const { t } = useTranslation('people')
  const { person: me } = useSession()
  const { name, email, state, invitedUntil, signsInWith } = person
  const ways = [...(signsInWith.password ? [t('signsIn.password')] : []), ...signsInWith.providers]
  const item = (key: QuestionKind, label: string) => ({ key, label, onSelect: () => onAsk(key) })
  const away = state === 'deactivated'
  const invitation = away ? [] : [{ key: 'invite', label: state === 'new' ? t('invite') : t('renew'), onSelect: onInvite }]
  return (
    <li className={styles.person}>
      <div className={styles.who}>
        <strong>
          {name}
          {person.id === me.id && ` (${t('you')})`}
        </strong>
        {email !== null && <span>{email}</span>}
      </div>
      <span className={styles.about}>{useWork(person)}</span>
      <span className={styles.state}>
        <Chip dot={state === 'active' ? 'good' : state === 'invited' ? 'warn' : 'quiet'} title={ways.join(', ') || undefined}>
          {state === 'invited' && invitedUntil !== null
            ? t('state.invited', { date: longDay(formatDay(new Date(invitedUntil))) })
            : t(state === 'invited' ? 'state.new' : `state.${state}`)}
          {state === 'active' && ways.length > 0 && ` ${ways.join(', ')}`}
        </Chip>
      </span>
      <div className={styles.acts}>
        <Menu
          label={t('menu', { name })}
          button={
            <span className={styles.dots} aria-hidden="true">
              ⋯
            </span>
          }
          groups={[
            { items: [...invitation, item('change', t('change')), item('roles', t('setRoles'))] },
            { items: [away ? item('take back', t('takeBack')) : item('deactivate', t('deactivate')), item('remove', t('remove'))] },
          ]}
        />
      </div>
    </li>
  )
}

/** "Grade 3 · Coach · coaches Grade 1, Grade 2" */
function useWork({ teams, coachedTeams, roles }: DirectoryPerson): string {
  const { t } = useTranslation('people')
  const names = (list: readonly { name: string }[]) => list.map(({ name }) => name).join(', ')
  const parts = [
    ...(teams.length > 0 ? [names(teams)] : []),
    ...roles.map((role) => t(`role.${role}`)),
    ...(coachedTeams.length > 0 ? [t('coaches', { teams: names(coachedTeams) })] : []),
  ]
  return parts.length > 0 ? parts.join(' · ') : t('noTeam')
}
