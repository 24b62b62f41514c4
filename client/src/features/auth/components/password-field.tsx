import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/button'
import { Input } from '../../../components/field'
import styles from './ways-in.module.css'

interface PasswordFieldProps {
  label: ReactNode
  value: string
  onChange: (password: string) => void
  /** What password managers fill in, or offer to keep. */
  autoComplete: 'current-password' | 'new-password'
  hint?: ReactNode
  error?: ReactNode
}

/** A password that one may look at. Pasting works, as everywhere. */
export function PasswordField({ autoComplete, onChange, ...field }: PasswordFieldProps) {
  const { t } = useTranslation('signIn')
  const [shown, setShown] = useState(false)
  return (
    <div className={styles.password}>
      <Input
        {...field}
        type={shown ? 'text' : 'password'}
        autoComplete={autoComplete}
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        required
        onChange={(event) => onChange(event.target.value)}
      />
      <Button variant="text" size="small" aria-pressed={shown} onClick={() => setShown(!shown)}>
        {shown ? t('password.hide') : t('password.show')}
      </Button>
    </div>
  )
}
