import { useTranslation } from 'react-i18next'
import { NotYours } from '../../../components/not-yours'

/** For whoever has no team and no role yet. */
export function BoardNotYours() {
  const { t } = useTranslation('board')
  return <NotYours title={t('notYours.title')}>{t('notYours.body')}</NotYours>
}
