import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Banner } from '../../../components/banner'
import { Button } from '../../../components/button'
import { Checkbox } from '../../../components/checkbox'
import { Dialog } from '../../../components/dialog'
import { ApiError } from '../../../lib/api-error'
import { reasonOf } from '../../../lib/reason'
import { inputOf, type ProviderValues, valuesOf, withKind } from '../provider-values'
import { type ProviderRow, useChangeProviders } from '../providers-api'
import { ProviderFields } from './provider-fields'
import styles from './provider-form.module.css'
import { RedirectUri } from './redirect-uri'
import { SegmentedChoice } from '../../../components/segmented-choice'

interface ProviderFormProps {
  /** Null: a new one. */
  row: ProviderRow | null
  redirectUri: string
  onClose: () => void
}

const formId = 'provider-form'
const kinds = ['google', 'microsoft', 'oidc'] as const

export function ProviderForm({ row, redirectUri, onClose }: ProviderFormProps) {
  const { t } = useTranslation(['providers', 'common'])
  const [values, setValues] = useState<ProviderValues>(() => valuesOf(row))
  const change = useChangeProviders()
  const fields = change.error instanceof ApiError ? change.error.fields : []
  const save = () => change.mutate({ kind: 'save', providerId: row?.id ?? null, input: inputOf(values) }, { onSuccess: onClose })
  return (
    <Dialog
      open
      onClose={onClose}
      title={row ? t('form.changeTitle', { name: row.name }) : t('form.addTitle')}
      actions={
        <>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <Button type="submit" form={formId} variant="primary" busy={change.isPending}>
            {t('form.save')}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        {!row && (
          <SegmentedChoice
            legend={t('kind.legend')}
            options={kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
            value={values.kind}
            onChange={(kind) => setValues(withKind(values, kind))}
          />
        )}
        <RedirectUri address={redirectUri} />
        <ProviderFields values={values} onChange={setValues} isNew={row === null} fields={fields} />
        <Checkbox checked={values.enabled} onChange={(enabled) => setValues({ ...values, enabled })}>
          {t('form.enabled')}
        </Checkbox>
        {change.error && (
          <Banner tone="bad" live>
            {t('failed', { reason: fields[0]?.message ?? reasonOf(change.error) })}
          </Banner>
        )}
      </form>
    </Dialog>
  )
}
