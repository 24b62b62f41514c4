import { useTranslation } from 'react-i18next'
import type { Place } from 'shared/erasing/schema'
import messages from '../../messages/en/cycle.json'

type Part = keyof typeof messages.place

/**
 * Says where a name was found: "cycle 2, our question".
 * @param cycles numbers of cycles, by id
 */
export function usePlaceWords(cycles: Readonly<Record<string, number>>): (place: Place) => string {
  const { t } = useTranslation(['erasing', 'cycle'])
  return ({ kind, cycleId, field }) => {
    const place = field !== null && isPart(field) ? t(`cycle:place.${field}`) : t(`erasing:place.${kind}`)
    const number = cycleId === null ? undefined : cycles[cycleId]
    return number === undefined ? place : t('erasing:place.inCycle', { number, place })
  }
}

function isPart(field: string): field is Part {
  return Object.hasOwn(messages.place, field)
}
