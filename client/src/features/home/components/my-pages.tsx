import { useTranslation } from 'react-i18next'
import { TextLink } from '../../../components/text-link'
import { destinationsOf } from '../../../lib/destinations'
import { useSession } from '../../../lib/session'
import page from './home-page.module.css'

/** For who is in no team and has several pages beside: what each is for. */
export function MyPages() {
  const { t } = useTranslation(['home', 'common'])
  const session = useSession()
  const pages = destinationsOf(session).filter(({ name }) => name !== 'home')
  return (
    <section className={page.letter}>
      <h1>{t('noTeam.title', { name: session.person.name })}</h1>
      <ul>
        {pages.map(({ name, to }) => (
          <li key={name}>
            <TextLink strong to={to}>
              {t(`common:nav.${name}`)}
            </TextLink>
            {name !== 'home' && `: ${t(`pages.${name}`)}`}
          </li>
        ))}
      </ul>
      <p>{t('pages.promise')}</p>
    </section>
  )
}
