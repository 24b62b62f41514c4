import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { type SignInOffer, signInProblems } from 'shared/auth/schema'
import type { Session } from 'shared/people/schema'
import { Banner } from '../../../components/banner'
import { ErrorState } from '../../../components/error-state'
import styles from './sign-in-page.module.css'
import { WaysIn } from './ways-in'

interface BuildingSignInProps {
  offer: SignInOffer
  returnTo: string
  onSignedIn: (session: Session) => void
}

/** Signing in to a real building. */
export function BuildingSignIn({ offer, returnTo, onSignedIn }: BuildingSignInProps) {
  const { t } = useTranslation('signIn')
  if (!offer.setUp) return <ErrorState title={t('notSetUp.title')}>{t('notSetUp.body')}</ErrorState>
  return (
    <>
      <h2 className={styles.question}>{t('toBuilding', { name: offer.buildingName ?? '' })}</h2>
      <ProblemNote />
      <WaysIn offer={offer} returnTo={returnTo} onSignedIn={onSignedIn} />
      <p className={styles.school}>{t('newHere')}</p>
    </>
  )
}

/** Why the browser came back from a provider without anybody signed in. */
export function ProblemNote() {
  const { t } = useTranslation('signIn')
  const [query] = useSearchParams()
  const problem = signInProblems.find((known) => known === query.get('problem'))
  if (problem === undefined) return null
  return (
    <Banner tone="warn" live>
      {t(`problem.${problem}`)}
    </Banner>
  )
}
