import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Building, fewestRetentionYears, largestMinimum, mostRetentionYears, smallestMinimum } from 'shared/buildings/schema'
import { Banner } from '../../../components/banner'
import { Button } from '../../../components/button'
import { Checkbox } from '../../../components/checkbox'
import { Input, Select } from '../../../components/field'
import { showToast } from '../../../components/toast-store'
import { ApiError } from '../../../lib/api-error'
import { reasonOf } from '../../../lib/reason'
import { useTitle } from '../../../lib/use-title'
import { useBuilding, useChangeBuilding } from '../api'
import { byPath } from '../setup-values'
import { timeZones } from '../time-zones'
import { BandsSettings } from './bands-settings'
import styles from './building.module.css'
import { LoadedPart } from './loaded-part'

/** What holds for the whole building. */
export function SettingsPage() {
  const { t } = useTranslation('building')
  useTitle(t('settings.title'))
  const building = useBuilding()
  return (
    <div className={styles.page}>
      <h1>{t('settings.title')}</h1>
      <LoadedPart query={building}>{(data) => <SettingsForm building={data} />}</LoadedPart>
    </div>
  )
}

function SettingsForm({ building }: { building: Building }) {
  const { t } = useTranslation('building')
  const [values, setValues] = useState(building)
  const change = useChangeBuilding()
  const set = (part: Partial<Building>) => setValues((before) => ({ ...before, ...part }))
  const faults = change.error instanceof ApiError ? byPath(change.error.fields) : {}
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const { schoolYear, ...changed } = values
    if (!change.isPending) change.mutate({ ...changed, ...(schoolYear && { schoolYear }) }, { onSuccess: () => showToast(t('settings.saved')) })
  }
  return (
    <form className={`${styles.fields} ${styles.narrow}`} onSubmit={submit}>
      <Input label={t('settings.name')} value={values.name} onChange={(event) => set({ name: event.target.value })} required maxLength={120} error={faults.name} />
      <Select label={t('settings.timeZone')} value={values.timeZone} onChange={(event) => set({ timeZone: event.target.value })} error={faults.timeZone}>
        {timeZones(values.timeZone).map((zone) => (
          <option key={zone} value={zone}>
            {zone.replaceAll('_', ' ')}
          </option>
        ))}
      </Select>
      {values.schoolYear && <SchoolYear year={values.schoolYear} set={(schoolYear) => set({ schoolYear })} fault={faults['schoolYear.endsOn']} />}
      <Outside {...{ values, set, faults }} />
      {change.error && Object.keys(faults).length === 0 && (
        <Banner tone="bad" live>
          {t('failed', { reason: reasonOf(change.error) })}
        </Banner>
      )}
      <div>
        <Button type="submit" variant="primary" busy={change.isPending}>
          {t('settings.save')}
        </Button>
      </div>
    </form>
  )
}

type Year = NonNullable<Building['schoolYear']>

function SchoolYear({ year, set, fault }: { year: Year; set: (year: Year) => void; fault: string | undefined }) {
  const { t } = useTranslation('building')
  return (
    <div className={styles.pair}>
      <Input type="date" required label={t('settings.startsOn')} value={year.startsOn} onChange={(event) => set({ ...year, startsOn: event.target.value })} />
      <Input type="date" required label={t('settings.endsOn')} value={year.endsOn} onChange={(event) => set({ ...year, endsOn: event.target.value })} error={fault} />
    </div>
  )
}

interface OutsideProps {
  values: Building
  set: (part: Partial<Building>) => void
  faults: Readonly<Record<string, string>>
}

/** What may leave a team, and for how long things are kept. */
function Outside({ values, set, faults }: OutsideProps) {
  const { t } = useTranslation('building')
  return (
    <>
      <section className={styles.part}>
        <h2>{t('settings.small.title')}</h2>
        <p>{t('settings.small.why')}</p>
        <Input
          type="number"
          min={smallestMinimum}
          max={largestMinimum}
          required
          label={t('settings.small.minimum')}
          hint={t('settings.small.again')}
          value={values.minimumGroup || ''}
          onChange={(event) => set({ minimumGroup: Number(event.target.value) })}
          error={faults.minimumGroup}
        />
        <BandsSettings bands={values.bands} onChange={(bands) => set({ bands })} />
      </section>
      <section className={styles.part}>
        <h2>{t('settings.guest.title')}</h2>
        <Checkbox checked={values.guestLinks} onChange={(guestLinks) => set({ guestLinks })} hint={t('settings.guest.hint')}>
          {t('settings.guest.label')}
        </Checkbox>
      </section>
      <section className={styles.part}>
        <h2>{t('settings.retention.title')}</h2>
        <Input
          type="number"
          min={fewestRetentionYears}
          max={mostRetentionYears}
          required
          label={t('settings.retention.label')}
          hint={t('settings.retention.hint')}
          value={values.retentionYears || ''}
          onChange={(event) => set({ retentionYears: Number(event.target.value) })}
          error={faults.retentionYears}
        />
      </section>
    </>
  )
}
