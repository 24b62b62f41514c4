import { useTranslation } from 'react-i18next'
import type { ClauseTries } from 'shared/cycles/tries'
import { hardlyTried } from 'shared/data/impact'
import { StepSection } from '../../components/step-section'
import { AskAbout } from '../experiment/ask-about'
import { HowOften } from '../experiment/how-often'
import { useClauseTries } from '../experiment/use-clauses'
import { WithTheTeam } from '../experiment/with-the-team'
import { AllOfUs } from './all-of-us'
import styles from './tried-section.module.css'

/** How much it was tried, beside the result: counts of deeds, and what got in the way. */
export function TriedSection() {
  const { t } = useTranslation('assess', { keyPrefix: 'tried' })
  const clauses = useClauseTries()
  const summary = clauses?.map(({ count }) => t('count', { count })).join(', ')
  return (
    <StepSection id="tried" title={t('title')} visibility="team" summary={summary} startsOpen path="inTheWay">
      {clauses ? <Tried clauses={clauses} /> : <WithTheTeam />}
    </StepSection>
  )
}

function Tried({ clauses }: { clauses: ClauseTries[] }) {
  const { t } = useTranslation('assess', { keyPrefix: 'tried' })
  const most = Math.max(1, ...clauses.map(({ count }) => count))
  const inTheWay = [...new Set(clauses.flatMap((clause) => clause.inTheWay))]
  if (clauses.length === 0) return <p className={styles.quiet}>{t('noClauses')}</p>
  return (
    <div className={styles.tried}>
      <ul className={styles.clauses}>
        {clauses.map((clause) => (
          <li key={clause.clause ?? ''}>
            <p>{clause.clause === null ? t('others') : clause.text}</p>
            <span className={styles.bar} aria-hidden="true">
              <span style={{ inlineSize: `${(100 * clause.count) / most}%` }} />
            </span>
            <HowOften clause={{ ...clause, mine: null }} />
            {clause.clause !== null && clause.count > 0 && hardlyTried(clause) && <p className={styles.quiet}>{t('hardly')}</p>}
          </li>
        ))}
      </ul>
      <AllOfUs clauses={clauses} />
      {inTheWay.length > 0 && (
        <ul className={styles.inTheWay} aria-label={t('inTheWay')}>
          {inTheWay.map((words) => (
            <li key={words}>
              <p>{t('inTheWaySaid', { words })}</p>
              <AskAbout words={words} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
