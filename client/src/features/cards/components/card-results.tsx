import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CardResult, SharedCard } from 'shared/cards/schema'
import { Button } from '../../../components/button'
import { SegmentedChoice } from '../../../components/segmented-choice'
import { useCardWords } from '../use-card-words'
import { BandedChart } from './banded-chart'
import { BandedTable } from './banded-table'
import { BandReading } from './band-reading'
import styles from './card-results.module.css'
import { lookOf } from './look-of'
import { Words } from './marked'

interface Props {
  card: SharedCard
  /** Of each measure. */
  heading: 3 | 4
}

/** The results in bands, and in two sentences why they are in bands and why some are not there. */
export function CardResults({ card: { results, numbers }, heading }: Props) {
  const { t } = useTranslation('cards')
  if (results.length === 0) return <p className={styles.quiet}>{t('results.none')}</p>
  return (
    <>
      {results.map((result, index) => (
        <Result key={index} result={result} part={`results.${index}`} heading={heading} />
      ))}
      <p className={styles.explain}>
        {numbers.somethingHidden && `${t('small.hidden', { minimum: numbers.minimum })} `}
        {t('small.bands')}
      </p>
    </>
  )
}

function Result({ result, part, heading }: { result: CardResult; part: string; heading: 3 | 4 }) {
  const { t } = useTranslation('cards')
  const [isTable, setIsTable] = useState(false)
  const [picked, setPicked] = useState(0)
  const { measure, whole, breakdowns } = result
  const Heading = `h${heading}` as const
  const name = measure || t('results.unnamed')
  return (
    <div className={styles.result}>
      <div className={styles.head}>
        <Heading>{measure ? <Words part={`${part}.measure`} text={measure} /> : name}</Heading>
        {whole !== null && (
          <Button variant="text" size="small" onClick={() => setIsTable(!isTable)}>
            {isTable ? t('results.asPicture') : t('results.asTable')}
          </Button>
        )}
      </div>
      {whole === null ? (
        <p className={styles.quiet}>{t('results.wholeHidden')}</p>
      ) : isTable ? (
        <BandedTable result={result} name={name} part={part} />
      ) : (
        <>
          <Waves result={result} />
          {breakdowns.length > 1 && <Breakdowns result={result} picked={picked} onPick={setPicked} />}
          <BandedChart result={result} name={name} part={part} breakdown={picked} />
          <BandReading result={result} breakdown={picked} />
        </>
      )}
    </div>
  )
}

/** Which bar is which look. */
function Waves({ result: { waves } }: { result: CardResult }) {
  const { t } = useTranslation('cards')
  const words = useCardWords()
  return (
    <p className={styles.waves}>
      <span>{t('results.metIn')}</span>
      {waves.map((wave, index) => (
        <span key={index} className={styles.wave}>
          <span className={styles.swatch} data-look={lookOf(index, waves.length)} aria-hidden="true" />
          {words.wave(wave, index)}
        </span>
      ))}
    </p>
  )
}

function Breakdowns({ result, picked, onPick }: { result: CardResult; picked: number; onPick: (index: number) => void }) {
  const { t } = useTranslation('cards')
  return (
    <SegmentedChoice
      legend={t('results.groupedBy')}
      legendHidden
      options={result.breakdowns.map(({ name }, index) => ({ value: String(index), label: name || t('results.noName') }))}
      value={String(picked)}
      onChange={(value) => onPick(Number(value))}
    />
  )
}
