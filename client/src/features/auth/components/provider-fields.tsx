import { useTranslation } from 'react-i18next'
import { Input } from '../../../components/field'
import type { ApiError } from '../../../lib/api-error'
import type { ProviderValues } from '../provider-values'

interface ProviderFieldsProps {
  values: ProviderValues
  onChange: (values: ProviderValues) => void
  isNew: boolean
  /** What the server says is wrong, by field. */
  fields: ApiError['fields']
}

/** What a provider of this kind must tell, and nothing else. */
export function ProviderFields({ values, onChange, isNew, fields }: ProviderFieldsProps) {
  const { t } = useTranslation('providers')
  const { kind } = values
  const field = (name: 'name' | 'issuer' | 'clientId' | 'clientSecret' | 'domains' | 'tenants') => ({
    value: values[name],
    error: fields.find(({ path }) => path.split('.')[0] === name)?.message,
    autoComplete: 'off',
    spellCheck: false,
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => onChange({ ...values, [name]: event.target.value }),
  })
  return (
    <>
      <Input label={t('form.name')} required {...field('name')} />
      {kind === 'oidc' && <Input label={t('form.issuer')} hint={t('form.issuerHint')} type="url" required {...field('issuer')} />}
      <Input label={t('form.clientId')} required {...field('clientId')} />
      <Input
        label={t('form.clientSecret')}
        hint={isNew ? t('form.secretHint') : t('form.secretStays')}
        type="password"
        required={isNew}
        {...field('clientSecret')}
        autoComplete="new-password"
      />
      {kind === 'google' && <Input label={t('form.googleDomains')} hint={t('form.domainsHint')} required {...field('domains')} />}
      {kind === 'oidc' && <Input label={t('form.domains')} hint={t('form.domainsHint')} {...field('domains')} />}
      {kind === 'microsoft' && <Input label={t('form.tenants')} hint={t('form.tenantsHint')} required {...field('tenants')} />}
    </>
  )
}
