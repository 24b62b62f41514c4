import { useMutation } from '@tanstack/react-query'
import { type ComponentType, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Banner } from '../../../components/banner'
import { Button } from '../../../components/button'
import { Checkbox } from '../../../components/checkbox'
import { Input } from '../../../components/field'
import { ApiError } from '../../../lib/api-error'
import { reasonOf } from '../../../lib/reason'
import { register } from '../api'
import styles from './joining.module.css'

/** A password to be, judged while it is typed; features/auth has it. */
export type NewPasswordField = ComponentType<{
  label: ReactNode
  value: string
  onChange: (password: string) => void
  about: readonly string[]
  error?: ReactNode
}>

interface RegisterFormProps {
  code: string
  building: string
  onRegistered: () => Promise<void>
  NewPassword: NewPasswordField
}

/** Somebody new: name, address, password; then the team is asked. */
export function RegisterForm({ code, building, onRegistered, NewPassword }: RegisterFormProps) {
  const { t } = useTranslation('joining')
  const [values, setValues] = useState({ name: '', email: '', password: '', ownDevice: false })
  const set = (part: Partial<typeof values>) => setValues((before) => ({ ...before, ...part }))
  const send = useMutation({
    mutationFn: async () => {
      await register(code, values)
      await onRegistered()
    },
  })
  const faults = send.error instanceof ApiError ? Object.fromEntries(send.error.fields.map(({ path, message }) => [path, message])) : {}
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (!send.isPending) send.mutate()
      }}
    >
      <Input label={t('register.name')} autoComplete="name" required maxLength={120} value={values.name} onChange={(event) => set({ name: event.target.value })} error={faults.name} />
      <Input
        type="email"
        label={t('register.email')}
        hint={t('register.emailHint')}
        autoComplete="username"
        required
        maxLength={254}
        value={values.email}
        onChange={(event) => set({ email: event.target.value })}
        error={faults.email}
      />
      <NewPassword
        label={t('register.password')}
        value={values.password}
        onChange={(password) => set({ password })}
        about={[values.name, values.email, building]}
        error={faults.password}
      />
      <Checkbox checked={values.ownDevice} onChange={(ownDevice) => set({ ownDevice })} hint={t('register.ownDeviceHint')}>
        {t('register.ownDevice')}
      </Checkbox>
      {send.error && Object.keys(faults).length === 0 && (
        <Banner tone="bad" live>
          {t('failed', { reason: reasonOf(send.error) })}
        </Banner>
      )}
      <div className={styles.actions}>
        <Button type="submit" variant="primary" busy={send.isPending || send.isSuccess}>
          {t('register.do')}
        </Button>
      </div>
    </form>
  )
}
