import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { shortestPassword } from 'shared/auth/limits'
import { faultOf } from 'shared/auth/password-rules'
import { VisuallyHidden } from '../../../components/visually-hidden'
import { PasswordField } from './password-field'
import styles from './new-password.module.css'

interface NewPasswordProps {
  label: ReactNode
  value: string
  onChange: (password: string) => void
  /** Names that it may not be made of. */
  about: readonly string[]
  error?: ReactNode
}

/** A password to be, judged while it is typed: what it still needs, then that it is good. */
export function NewPassword({ about, ...field }: NewPasswordProps) {
  const { t } = useTranslation('signIn')
  const [touched, setTouched] = useState(false)
  const { value } = field
  const fault = faultOf(value, about)
  const missing = shortestPassword - Array.from(value.normalize('NFKC')).length
  const words = fault === null ? t('rules.good') : fault === 'too-short' && value !== '' ? t('rules.more', { count: missing }) : t(`rules.${fault}`)
  return (
    <div className={styles.password} onBlur={() => setTouched(value !== '')}>
      <PasswordField {...field} autoComplete="new-password" hint={<span className={fault === null ? styles.good : undefined}>{words}</span>} />
      {/* Said when typing pauses on a verdict, not with every letter. */}
      <VisuallyHidden>
        <span role="status">{fault === null ? words : touched && fault !== 'too-short' ? words : ''}</span>
      </VisuallyHidden>
    </div>
  )
}
