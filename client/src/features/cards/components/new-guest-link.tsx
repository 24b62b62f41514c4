import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/button'
import { Input } from '../../../components/field'
import styles from './panels.module.css'

/** The address of a link that was just made; nobody can show it again. */
export function NewGuestLink({ path }: { path: string }) {
  const { t } = useTranslation('cards', { keyPrefix: 'guests' })
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null)
  const address = `${location.origin}${path}`
  const copy = () => {
    // Browsers have no clipboard for pages without HTTPS.
    if (!('clipboard' in navigator)) return setCopied('no')
    navigator.clipboard.writeText(address).then(
      () => setCopied('yes'),
      () => setCopied('no'),
    )
  }
  return (
    <div className={styles.made}>
      <p role="status">{t('made')}</p>
      <Input label={t('address')} labelHidden readOnly value={address} onFocus={(event) => event.target.select()} />
      <div className={styles.actions}>
        <Button size="small" onClick={copy}>
          {t('copy')}
        </Button>
        <span role="status" className={styles.quiet}>
          {copied === 'yes' ? t('copied') : copied === 'no' && t('notCopied')}
        </span>
      </div>
    </div>
  )
}
