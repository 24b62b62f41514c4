import { useTranslation } from 'react-i18next'
import { Mark } from '../../../components/app-bar'
import { Banner } from '../../../components/banner'
import { Button } from '../../../components/button'
import { TextLink } from '../../../components/text-link'
import { useTitle } from '../../../lib/use-title'
import { type Verdict, verdictOf } from '../findings'
import { type Patience, usualPatience } from '../patience'
import { useChecks } from '../use-checks'
import { CheckList } from './check-list'
import styles from './connection-check.module.css'
import { ForIt } from './for-it'

/** `/connection-check`: what of Clear Cycle gets through the network that one is in, and what to tell who runs it. */
export function ConnectionCheckPage({ patience = usualPatience }: { patience?: Patience }) {
  const { t } = useTranslation('connectionCheck')
  useTitle(t('title'))
  const { standings, at, again, watch } = useChecks(patience)
  const verdict = verdictOf(standings)
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <Mark large />
        <h1>{t('title')}</h1>
        <p className={styles.lead}>{t('lead')}</p>
      </header>
      <Banner tone={toneOf(verdict)} live>
        <p className={styles.verdict}>{t(`verdict.${verdict}`)}</p>
        {(verdict === 'no-server' || verdict === 'blocked') && <p>{t(`do.${verdict}`)}</p>}
      </Banner>
      <CheckList standings={standings} />
      <div className={`${styles.actions} no-print`}>
        <Button variant="primary" busy={verdict === 'checking'} onClick={again}>
          {t('again')}
        </Button>
        <Button busy={verdict === 'checking'} onClick={watch} aria-describedby="longer-hint">
          {t('longer')}
        </Button>
        <Button onClick={() => print()}>{t('print')}</Button>
        <p id="longer-hint" className={styles.quiet}>
          {t('longerHint')}
        </p>
      </div>
      <ForIt standings={standings} at={at} />
      <p className="no-print">
        <TextLink to="/" strong>
          {t('back')}
        </TextLink>
      </p>
    </div>
  )
}

function toneOf(verdict: Verdict): 'quiet' | 'good' | 'warn' | 'bad' {
  switch (verdict) {
    case 'checking':
      return 'quiet'
    case 'works':
      return 'good'
    case 'limited':
    case 'busy':
      return 'warn'
    case 'no-server':
    case 'blocked':
      return 'bad'
  }
}
