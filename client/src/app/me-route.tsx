import { useTranslation } from 'react-i18next'
import { TextLink } from '../components/text-link'
import { MePage } from '../features/auth/components/me-page'
import { ExportMine } from '../features/keeping/components/export-mine'
import '../lib/account-messages'
import '../lib/keeping-messages'

/** `/me`: my devices, my password, my accounts elsewhere, and what the building holds about me. */
export function MeRoute() {
  const { t } = useTranslation('me')
  return (
    <MePage>
      <ExportMine />
      <p>
        <TextLink to="/connection-check">{t('checkConnection')}</TextLink>
      </p>
    </MePage>
  )
}
