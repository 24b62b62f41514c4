import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { Avatar } from '../components/avatar'
import { Menu } from '../components/menu'
import { useAccount } from '../lib/session'
import { type ThemeChoice, themeChoices } from '../theme/theme-choice'
import { useTheme } from '../theme/use-theme'
import styles from './account-menu.module.css'

/** Who I am, how it looks, the way out. */
export function AccountMenu() {
  const { t } = useTranslation('common')
  const { session, signOut, signOutEverywhere } = useAccount()
  const navigate = useNavigate()
  const [theme, setTheme] = useTheme()
  const { person, roles, teams, building } = session
  const work = [...teams.map((team) => team.name), ...roles.filter((role) => role !== 'teacher').map((role) => t(`roles.${role}`))]
  const myTeams = teams.map(({ id, name }) => ({
    key: id,
    label: t('account.team', { team: name }),
    onSelect: () => void navigate(`/teams/${encodeURIComponent(id)}`),
  }))
  const themes = themeChoices.map((choice: ThemeChoice) => ({
    key: choice,
    label: t(`account.${choice}`),
    checked: choice === theme,
    onSelect: () => setTheme(choice),
  }))
  return (
    <Menu
      label={t('account.menu', { name: person.name })}
      button={
        <span aria-hidden="true">
          <Avatar face={person} />
        </span>
      }
      heading={
        <div className={styles.who}>
          <strong>{person.name}</strong>
          <span>{work.join(', ')}</span>
          <span>{building.name}</span>
        </div>
      }
      groups={[
        ...(myTeams.length > 0 ? [{ items: myTeams }] : []),
        { label: t('account.theme'), items: themes },
        {
          items: [
            { key: 'me', label: t('account.me'), onSelect: () => void navigate('/me') },
            { key: 'agreement', label: t('account.agreement'), onSelect: () => void navigate('/agreement') },
            { key: 'out', label: t('account.signOut'), onSelect: signOut },
            { key: 'everywhere', label: t('account.signOutEverywhere'), onSelect: signOutEverywhere },
          ],
        },
      ]}
    />
  )
}
