import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { CardCell, CardResult } from 'shared/cards/schema'
import { useCardWords } from '../use-card-words'
import styles from './banded-chart.module.css'
import { lookOf } from './look-of'
import { Words } from './marked'
import { NotShown } from './not-shown'

interface Props {
  result: CardResult
  /** The measure, as it is called on screen. */
  name: string
  part: string
  /** Which breakdown's groups are drawn, below everyone. */
  breakdown: number
}

/** Every look of every group as a short bar as wide as its band: nowhere in a band is there a point. */
export function BandedChart({ result, name, part, breakdown }: Props) {
  const { t } = useTranslation('cards')
  const said = useId()
  const everyone: CardCell = { label: t('results.everyone'), isOther: false, looks: result.whole }
  const cells = result.breakdowns[breakdown]?.cells ?? []
  const sayRow = useRowSaid(result)
  return (
    <div className={styles.chart}>
      <div role="group" aria-label={t('results.chart', { measure: name })} aria-describedby={said}>
        <Row cell={everyone} part="" isEveryone />
        {cells.map((cell, index) => (
          <Row key={index} cell={cell} part={`${part}.breakdowns.${breakdown}.cells.${index}.label`} />
        ))}
        <div className={styles.row} aria-hidden="true">
          <div className={styles.axis}>
            <span style={{ left: '0%' }}>0</span>
            <span style={{ left: '50%' }}>50</span>
            <span style={{ left: '100%' }}>{t('results.axisEnd')}</span>
          </div>
        </div>
      </div>
      <p id={said} hidden>
        {[everyone, ...cells].map(sayRow).join(' ')}
      </p>
    </div>
  )
}

function Row({ cell, part, isEveryone }: { cell: CardCell; part: string; isEveryone?: boolean }) {
  const words = useCardWords()
  const name = words.group(cell)
  return (
    <div className={styles.row} data-everyone={isEveryone || undefined}>
      <span className={styles.label}>{cell.label && part ? <Words part={part} text={cell.label} /> : name}</span>
      {cell.looks === null ? (
        <div className={styles.hidden}>
          <NotShown group={name} />
        </div>
      ) : (
        <>
          <Track looks={cell.looks} />
          <Values looks={cell.looks} />
        </>
      )}
    </div>
  )
}

type Looks = NonNullable<CardCell['looks']>

function Track({ looks }: { looks: Looks }) {
  return (
    <div className={styles.track} aria-hidden="true">
      {looks.map(
        (look, index) =>
          look && (
            <span
              key={index}
              className={styles.band}
              data-look={lookOf(index, looks.length)}
              style={{
                left: `${look.band.low}%`,
                width: `${look.band.high - look.band.low}%`,
                top: `${((index + 1) / (looks.length + 1)) * 100}%`,
              }}
            />
          ),
      )}
    </div>
  )
}

function Values({ looks }: { looks: Looks }) {
  const { t } = useTranslation('cards')
  const words = useCardWords()
  const shown = looks.flatMap((look) => look ?? [])
  const [first] = shown
  const last = shown.at(-1)
  return (
    <span className={styles.values}>
      {first && shown.length > 1 && `${words.band(first.band)}${t('results.arrow')}`}
      {last && <strong>{words.band(last.band)}</strong>}
    </span>
  )
}

/** The row for who cannot see the picture. */
function useRowSaid({ waves }: CardResult): (cell: CardCell) => string {
  const { t } = useTranslation('cards')
  const words = useCardWords()
  return (cell) => {
    const group = words.group(cell)
    if (cell.looks === null) return t('results.rowHidden', { group })
    const bands = cell.looks.flatMap((look, index) => {
      const wave = waves[index]
      return look && wave ? [t('results.bandSaid', { wave: words.wave(wave, index), band: words.band(look.band) })] : []
    })
    return t('results.rowSaid', { group, bands: bands.join(', ') })
  }
}
