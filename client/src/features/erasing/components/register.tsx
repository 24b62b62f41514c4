import { useTranslation } from 'react-i18next'
import type { Erasure } from 'shared/erasing/schema'
import { Banner } from '../../../components/banner'
import { Button } from '../../../components/button'
import { Disclosure } from '../../../components/disclosure'
import { SkeletonText } from '../../../components/skeleton'
import { VisuallyHidden } from '../../../components/visually-hidden'
import { formatDay, longDay } from '../../../lib/dates'
import { reasonOf } from '../../../lib/reason'
import { type Place, useErasures } from '../api'
import styles from './erasing.module.css'
import { Places } from './places'

/** What was erased so far: when, by whom, where. Never what. */
export function Register({ place }: { place: Place }) {
  const { t } = useTranslation(['erasing', 'common'])
  const { data, error, refetch } = useErasures(place)
  return (
    <>
      <h3>{t('register.title')}</h3>
      {data?.erasures.length === 0 && <p className={styles.quiet}>{t('register.none')}</p>}
      {data?.erasures.map((erasure) => <Line key={erasure.id} erasure={erasure} cycles={data.cycles} />)}
      {!data && !error && (
        <div aria-busy="true">
          <VisuallyHidden>{t('register.loading')}</VisuallyHidden>
          <SkeletonText lines={2} />
        </div>
      )}
      {!data && error && (
        <Banner tone="bad" actions={<Button onClick={() => void refetch()}>{t('common:tryAgain')}</Button>}>
          {t('failed', { reason: reasonOf(error) })}
        </Banner>
      )}
    </>
  )
}

function Line({ erasure, cycles }: { erasure: Erasure; cycles: Readonly<Record<string, number>> }) {
  const { t } = useTranslation('erasing')
  const { askedAt, by, words, teamId, report } = erasure
  const day = longDay(formatDay(new Date(askedAt)))
  const what = [t('register.words', { count: words }), teamId === null ? t('register.building') : t('register.team')].join(' ')
  return (
    <Disclosure summary={t('register.line', { day, by: by ?? t('register.byNobody') })}>
      <p>{what}</p>
      {report === null && <p>{t('register.underway')}</p>}
      {report && (
        <>
          {report.places.length === 0 ? <p>{t('register.nothing')}</p> : <Places places={report.places} cycles={cycles} />}
          <p className={styles.quiet}>
            {t('register.documents', { count: report.documents })}{' '}
            {report.backupsUntil !== null && t('register.backupsUntil', { date: longDay(formatDay(new Date(report.backupsUntil))) })}
          </p>
        </>
      )}
    </Disclosure>
  )
}
