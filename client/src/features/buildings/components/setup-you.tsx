import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Checkbox } from '../../../components/checkbox'
import { Input } from '../../../components/field'
import type { PartProps } from './setup-form'
import styles from './setup.module.css'

export function SetupYou({ values, onChange, errors }: PartProps) {
  const { t } = useTranslation('setup')
  const [shown, setShown] = useState(false)
  return (
    <section className={styles.part}>
      <h2>{t('you.title')}</h2>
      <p className={styles.quiet}>{t('you.lead')}</p>
      <Input
        label={t('you.name')}
        value={values.adminName}
        onChange={(event) => onChange({ adminName: event.target.value })}
        autoComplete="name"
        required
        error={errors['admin.name']}
      />
      <Input
        type="email"
        label={t('you.email')}
        hint={t('you.emailHint')}
        value={values.adminEmail}
        onChange={(event) => onChange({ adminEmail: event.target.value })}
        autoComplete="username"
        required
        error={errors['admin.email']}
      />
      <Input
        type={shown ? 'text' : 'password'}
        label={t('you.password')}
        hint={t('you.passwordHint')}
        value={values.password}
        onChange={(event) => onChange({ password: event.target.value })}
        autoComplete="new-password"
        required
        error={errors['admin.password']}
      />
      <Checkbox checked={shown} onChange={setShown}>
        {t('you.show')}
      </Checkbox>
      <Checkbox checked={values.isLeader} onChange={(isLeader) => onChange({ isLeader })} hint={t('you.isLeaderHint')}>
        {t('you.isLeader')}
      </Checkbox>
      {!values.isLeader && (
        <div className={styles.pair}>
          <Input
            label={t('you.leaderName')}
            hint={t('you.leaderNameHint')}
            value={values.leaderName}
            onChange={(event) => onChange({ leaderName: event.target.value })}
            autoComplete="off"
            error={errors['leader.name']}
          />
          <Input
            type="email"
            label={t('you.leaderEmail')}
            value={values.leaderEmail}
            onChange={(event) => onChange({ leaderEmail: event.target.value })}
            autoComplete="off"
            error={errors['leader.email']}
          />
        </div>
      )}
    </section>
  )
}
