import { useTranslation } from 'react-i18next'
import { Banner } from '../../../components/banner'
import { reasonOf } from '../../../lib/reason'

/** Says why something could not be saved; nothing while nothing failed. */
export function Failure({ error }: { error: Error | null }) {
  const { t } = useTranslation('team')
  if (error === null) return null
  return (
    <Banner tone="bad" live>
      {t('failed', { reason: reasonOf(error) })}
    </Banner>
  )
}
