import { useTranslation } from 'react-i18next'
import { type BuildingRole, buildingRoles } from 'shared/access/standing'
import { Checkbox } from '../../../components/checkbox'
import styles from './people.module.css'

interface RoleChoicesProps {
  roles: readonly BuildingRole[]
  onChange: (roles: BuildingRole[]) => void
}

/** The roles that a building gives, each with what it may do. */
export function RoleChoices({ roles, onChange }: RoleChoicesProps) {
  const { t } = useTranslation('people')
  return (
    <fieldset className={styles.choices}>
      <legend>{t('roles')}</legend>
      <p className={styles.about}>{t('rolesHint')}</p>
      {buildingRoles.map((role) => (
        <Checkbox
          key={role}
          checked={roles.includes(role)}
          onChange={(on) => onChange(on ? [...roles, role] : roles.filter((each) => each !== role))}
          hint={t(`role.${role}Hint`)}
        >
          {t(`role.${role}`)}
        </Checkbox>
      ))}
    </fieldset>
  )
}
