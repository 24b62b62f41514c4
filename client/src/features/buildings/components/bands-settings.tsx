import { useTranslation } from 'react-i18next'
import type { Building } from 'shared/buildings/schema'
import { bandWidths, defaultSettings, widestEnd } from 'shared/data/bands'
import { Disclosure } from '../../../components/disclosure'
import { Input, Select } from '../../../components/field'
import styles from './building.module.css'

interface BandsSettingsProps {
  bands: Building['bands']
  onChange: (bands: Building['bands']) => void
}

/** How exactly results are told outside a team, by the size of the group: as it comes, or less exactly. */
export function BandsSettings({ bands, onChange }: BandsSettingsProps) {
  const { t } = useTranslation('building')
  return (
    <Disclosure summary={t('settings.bands.title')} hint={t('settings.bands.hint')} heading={3}>
      <div className={styles.fields}>
        <p className={styles.quiet}>{t('settings.bands.why')}</p>
        {bands.map((cut, index) => {
          const own = defaultSettings.tiers[index] ?? cut
          const size = sizeOf(bands, index)
          const change = (part: Partial<typeof cut>) => onChange(bands.map((each, at) => (at === index ? { ...each, ...part } : each)))
          return (
            <fieldset key={cut.from} className={styles.pair}>
              <legend>{t(size.to === null ? 'settings.bands.from' : 'settings.bands.size', size)}</legend>
              <Select label={t('settings.bands.width')} value={cut.width} onChange={(event) => change({ width: Number(event.target.value) })}>
                {bandWidths
                  .filter((width) => width >= own.width)
                  .map((width) => (
                    <option key={width} value={width}>
                      {t('settings.bands.points', { count: width })}
                    </option>
                  ))}
              </Select>
              <Input
                type="number"
                required
                min={own.end}
                max={widestEnd}
                label={t('settings.bands.end')}
                hint={t('settings.bands.endHint', { end: cut.end, top: 100 - cut.end })}
                value={cut.end || ''}
                onChange={(event) => change({ end: Number(event.target.value) })}
              />
            </fieldset>
          )
        })}
      </div>
    </Disclosure>
  )
}

function sizeOf(bands: Building['bands'], index: number): { from: number; to: number | null } {
  const next = bands[index + 1]
  return { from: bands[index]?.from ?? 0, to: next === undefined ? null : next.from - 1 }
}
