import { useTranslation } from 'react-i18next'
import { announce } from '../../../components/announce'
import { Button } from '../../../components/button'
import { Input } from '../../../components/field'
import styles from './provider-form.module.css'

/** What the provider must be told, to be copied. */
export function RedirectUri({ address }: { address: string }) {
  const { t } = useTranslation('providers')
  const copy = async () => {
    await navigator.clipboard.writeText(address)
    announce(t('redirect.copied'))
  }
  return (
    <div className={styles.redirect}>
      <Input label={t('redirect.label')} hint={t('redirect.hint')} readOnly value={address} onFocus={(event) => event.target.select()} />
      <Button size="small" onClick={() => void copy().catch(() => undefined)}>
        {t('redirect.copy')}
      </Button>
    </div>
  )
}
