import { useTranslation } from 'react-i18next'
import { wholeGroup } from 'shared/data/counts'
import type { WaveName } from 'shared/data/data-sets'
import { shortDay } from '../../../lib/dates'

interface Named {
  id: string
  label: string
}

/** Names of data as they are said on screen; what has no name yet is called so, never left blank. */
export interface DataWords {
  measure(typed: string): string
  wave(wave: WaveName | null): string
  /** "Baseline 14 Oct"; the name alone while there is no date. */
  datedWave(wave: { wave: WaveName | null; date: string | null }): string
  /** A cell's label, or "Everyone" for the whole group. */
  group(group: Named): string
  breakdown(typed: string): string
  pile(typed: string): string
}

export function useDataWords(): DataWords {
  const { t } = useTranslation('collaborate', { keyPrefix: 'data' })
  const wave = (name: WaveName | null) => (name ? t(`waveNames.${name}`) : t('waveNone'))
  const named = (typed: string, unnamed: string) => typed.trim() || unnamed
  return {
    measure: (typed) => named(typed, t('unnamed')),
    wave,
    datedWave: ({ wave: name, date }) => (date ? `${wave(name)} ${shortDay(date)}` : wave(name)),
    group: ({ id, label }) => (id === wholeGroup ? t('everyone') : named(label, t('cellUnnamed'))),
    breakdown: (typed) => named(typed, t('breakdownUnnamed')),
    pile: (typed) => named(typed, t('pileUnnamed')),
  }
}
