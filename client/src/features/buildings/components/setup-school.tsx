import { useTranslation } from 'react-i18next'
import { Input, Select } from '../../../components/field'
import { timeZones } from '../time-zones'
import type { PartProps } from './setup-form'
import styles from './setup.module.css'

export function SetupSchool({ values, onChange, errors }: PartProps) {
  const { t } = useTranslation('setup')
  return (
    <section className={styles.part}>
      <h2>{t('school.title')}</h2>
      <Input
        label={t('school.name')}
        value={values.name}
        onChange={(event) => onChange({ name: event.target.value })}
        autoComplete="organization"
        required
        error={errors['building.name']}
      />
      <Select
        label={t('school.timeZone')}
        hint={t('school.timeZoneHint')}
        value={values.timeZone}
        onChange={(event) => onChange({ timeZone: event.target.value })}
        error={errors['building.timeZone']}
      >
        {timeZones(values.timeZone).map((zone) => (
          <option key={zone} value={zone}>
            {zone.replaceAll('_', ' ')}
          </option>
        ))}
      </Select>
      <div className={styles.pair}>
        <Input
          type="date"
          label={t('school.startsOn')}
          value={values.startsOn}
          onChange={(event) => onChange({ startsOn: event.target.value })}
          required
          error={errors['schoolYear.startsOn']}
        />
        <Input
          type="date"
          label={t('school.endsOn')}
          value={values.endsOn}
          onChange={(event) => onChange({ endsOn: event.target.value })}
          required
          error={errors['schoolYear.endsOn']}
        />
      </div>
    </section>
  )
}
