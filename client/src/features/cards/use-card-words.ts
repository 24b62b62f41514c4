import { useTranslation } from 'react-i18next'
import type { CardCell, CardResult } from 'shared/cards/schema'
import type { Band, Points, Shown } from 'shared/data/bands'
import { shortDay } from '../../lib/dates'

/** How bands, sizes, waves and groups of a shared card are said. */
export interface CardWords {
  /** "40–44 %", "≤ 20 %" */
  band(band: Band): string
  /** "21–40 students" */
  size(size: Shown['size']): string
  /** "21 to 34 points" */
  points(points: Points): string
  /** "Baseline 14 Oct" */
  wave(wave: CardResult['waves'][number], index: number): string
  group(cell: Pick<CardCell, 'label' | 'isOther'>): string
}

export function useCardWords(): CardWords {
  const { t } = useTranslation('cards')
  return {
    band({ low, high }) {
      if (low === high) return t('band.one', { low })
      if (low === 0) return t('band.most', { high })
      return high === 100 ? t('band.least', { low }) : t('band.range', { low, high })
    },
    size: ({ from, to }) => (to === null ? t('size.least', { from }) : t('size.range', { from, to })),
    points: ({ low, high }) => (low <= 0 ? t('reading.pointsUnder', { high }) : t('reading.points', { low, high })),
    wave({ wave, date }, index) {
      const name = wave === null ? t('results.wave.none', { number: index + 1 }) : t(`results.wave.${wave}`)
      return date === null ? name : `${name} ${shortDay(date)}`
    },
    group: ({ label, isOther }) => (isOther ? t('results.other') : label || t('results.noLabel')),
  }
}
