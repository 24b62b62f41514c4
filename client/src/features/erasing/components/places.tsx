import { useTranslation } from 'react-i18next'
import type { Place } from 'shared/erasing/schema'
import { usePlaceWords } from '../use-place-words'
import styles from './erasing.module.css'

interface PlacesProps {
  places: readonly (Place & { excerpts?: readonly string[] })[]
  /** Numbers of cycles, by id. */
  cycles: Readonly<Record<string, number>>
}

/** Where a name stands, or stood, and how often. */
export function Places({ places, cycles }: PlacesProps) {
  const { t } = useTranslation('erasing')
  const wordsOf = usePlaceWords(cycles)
  return (
    <ul className={styles.list}>
      {places.map((place) => (
        <li key={[place.kind, place.teamId, place.cycleId, place.field].join('/')}>
          {t('found.line', { place: wordsOf(place), times: t('found.times', { count: place.count }) })}
          {place.excerpts?.map((excerpt, index) => (
            <q key={index} className={styles.excerpt}>
              {excerpt}
            </q>
          ))}
        </li>
      ))}
    </ul>
  )
}
