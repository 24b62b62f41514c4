import { useTranslation } from 'react-i18next'
import type { CardCell, CardResult } from 'shared/cards/schema'
import { useCardWords } from '../use-card-words'
import styles from './banded-table.module.css'
import { Words } from './marked'
import { NotShown } from './not-shown'

interface Props {
  result: CardResult
  name: string
  part: string
}

/** All that the card shows of a result, to read: what the picture shows, with the sizes of groups, of every breakdown. */
export function BandedTable({ result: { waves, whole, breakdowns }, name, part }: Props) {
  const { t } = useTranslation('cards')
  const words = useCardWords()
  return (
    <table className={styles.table} aria-label={t('results.table', { measure: name })}>
      <thead>
        <tr>
          <th scope="col">{t('results.group')}</th>
          {waves.map((wave, index) => (
            <th key={index} scope="col" className={styles.number}>
              {words.wave(wave, index)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <Row cell={{ label: '', isOther: false, looks: whole }} label={<b>{t('results.everyone')}</b>} waves={waves.length} />
      </tbody>
      {breakdowns.map(({ name: breakdown, cells }, place) => (
        <tbody key={place}>
          <tr>
            <th scope="rowgroup" colSpan={waves.length + 1} className={styles.breakdown}>
              {breakdown ? <Words part={`${part}.breakdowns.${place}.name`} text={breakdown} /> : t('results.noName')}
            </th>
          </tr>
          {cells.map((cell, index) => (
            <Row
              key={index}
              cell={cell}
              label={cell.label ? <Words part={`${part}.breakdowns.${place}.cells.${index}.label`} text={cell.label} /> : words.group(cell)}
              waves={waves.length}
            />
          ))}
        </tbody>
      ))}
    </table>
  )
}

function Row({ cell, label, waves }: { cell: CardCell; label: React.ReactNode; waves: number }) {
  const { t } = useTranslation('cards')
  const words = useCardWords()
  return (
    <tr>
      <th scope="row">{label}</th>
      {cell.looks === null ? (
        <td colSpan={waves}>
          <NotShown group={words.group(cell)} />
        </td>
      ) : (
        cell.looks.map((look, index) => (
          <td key={index} className={styles.number}>
            {look === null ? (
              t('results.nothing')
            ) : (
              <>
                {words.band(look.band)}
                <span className={styles.size}>{words.size(look.size)}</span>
              </>
            )}
          </td>
        ))
      )}
    </tr>
  )
}
