import { useTranslation } from 'react-i18next'
import { useSession } from '../../../lib/session'
import page from './home-page.module.css'

/** What a leader has here before the board is there: the truth, and what they can do. */
export function LeaderNote({ first }: { first: boolean }) {
  const { t } = useTranslation('home')
  const { person } = useSession()
  const Heading = first ? 'h1' : 'h2'
  return (
    <section className={page.letter}>
      <Heading>{t('leader.title', { name: person.name })}</Heading>
      <p>{t('leader.lead')}</p>
      <p>{t('leader.promise')}</p>
      <p>{t('leader.meanwhile')}</p>
    </section>
  )
}
