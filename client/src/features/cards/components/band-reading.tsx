import { Trans, useTranslation } from 'react-i18next'
import type { CardCell, CardResult } from 'shared/cards/schema'
import { type Gap, gapOf, readingOf } from '../readings'
import { useCardWords } from '../use-card-words'
import styles from './band-reading.module.css'

/** What the bands say in sentences: everyone first, then the gap where there are two groups. Made from bands alone. */
export function BandReading({ result, breakdown }: { result: CardResult; breakdown: number }) {
  const { t } = useTranslation('cards')
  const shown = result.breakdowns[breakdown]
  const gap = shown === undefined ? null : gapOf(shown)
  return (
    <div className={styles.reading}>
      <Reading cell={{ label: t('results.everyone'), isOther: false, looks: result.whole }} />
      {gap && <GapReading gap={gap} />}
    </div>
  )
}

function Reading({ cell }: { cell: CardCell }) {
  const { t } = useTranslation('cards')
  const words = useCardWords()
  const reading = readingOf(cell.looks)
  if (reading === null) return null
  const values = {
    group: words.group(cell),
    before: reading.kind === 'now' ? '' : words.band(reading.before),
    after: words.band(reading.after),
  }
  return (
    <p>
      <Trans t={t} i18nKey={`reading.${reading.kind}`} values={values} components={{ b: <b /> }} />
    </p>
  )
}

const sentences = { smaller: 'reading.gapSmaller', larger: 'reading.gapLarger', unclear: 'reading.gap' } as const

function GapReading({ gap: { ahead, behind, before, after, change } }: { gap: Gap }) {
  const { t } = useTranslation('cards')
  const words = useCardWords()
  const values = { a: words.group(ahead), b: words.group(behind), before: words.points(before), after: words.points(after) }
  return (
    <p>
      <Trans t={t} i18nKey={sentences[change]} values={values} components={{ b: <b /> }} />
    </p>
  )
}
