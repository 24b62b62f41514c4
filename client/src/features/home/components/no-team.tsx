import { useTranslation } from 'react-i18next'
import { useSession } from '../../../lib/session'
import page from './home-page.module.css'

export function NoTeam() {
  const { t } = useTranslation('home')
  const { person } = useSession()
  return (
    <section className={page.letter}>
      <h1>{t('noTeam.title', { name: person.name })}</h1>
      <p>{t('noTeam.body')}</p>
    </section>
  )
}
