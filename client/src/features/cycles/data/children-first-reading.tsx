import { Trans, useTranslation } from 'react-i18next'
import type { DataSet } from 'shared/data/data-sets'
import { impactOf } from 'shared/data/impact'
import { childrenFirst, type Sentence } from './children-first'
import { useDataWords } from './use-data-words'

interface Props {
  dataSet: DataSet
  /** The breakdown whose groups are named; everyone alone when null. */
  breakdownId: string | null
  /** Percent that the team predicted for everyone, said beside the result. */
  prediction?: number | null
}

/** The result in children, then the gap in points, then the prediction beside it. */
export function ChildrenFirst({ dataSet, breakdownId, prediction = null }: Props) {
  const { t } = useTranslation('collaborate', { keyPrefix: 'children' })
  const sentences = childrenFirst(dataSet, breakdownId)
  const percent = impactOf(dataSet)?.whole.after.percent ?? null
  if (sentences.length === 0) return null
  return (
    <p>
      {sentences.map((sentence) => (
        <Said key={`${sentence.key} ${'group' in sentence ? sentence.group.id : ''}`} sentence={sentence} />
      ))}
      {prediction !== null && percent !== null && t('prediction', { predicted: prediction, percent: Math.round(percent) })}
    </p>
  )
}

function Said({ sentence }: { sentence: Sentence }) {
  const { t } = useTranslation('collaborate', { keyPrefix: 'children' })
  const words = useDataWords()
  const { key, ...numbers } = sentence
  const values = { ...numbers, ...('group' in numbers ? { group: words.group(numbers.group) } : {}) }
  const count = 'count' in sentence ? { count: sentence.count } : {}
  return (
    <>
      <Trans t={t} i18nKey={key} values={values} components={{ b: <strong /> }} {...count} />{' '}
    </>
  )
}
