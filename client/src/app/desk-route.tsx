import { useTranslation } from 'react-i18next'
import { NotYours } from '../components/not-yours'
import { DeskPage } from '../features/desk/components/desk-page'
import '../lib/dashboard-messages'
import { useSession } from '../lib/session'
import { AsksToMePart } from './asks-parts'

/** `/desk`: a coach’s page. */
export function DeskRoute() {
  const { t } = useTranslation('desk')
  if (useSession().roles.includes('coach')) return <DeskPage notes={<AsksToMePart />} />
  return <NotYours title={t('notYours.title')}>{t('notYours.body')}</NotYours>
}
