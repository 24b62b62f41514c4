import { useTranslation } from 'react-i18next'
import type { Change } from 'shared/history/schema'
import history from '../../messages/en/history.json'
import { cycleAddress, fieldAddress, historyAddress } from './addresses'
import { useLabels } from './use-labels'

/** A change as a sentence, and where it leads. */
export interface ChangeWords {
  words: string
  to: string
}

type RowsOf<Key> = Key extends `${infer Table}_one` ? Table : never
type Table = Exclude<RowsOf<keyof typeof history.row>, 'other'>
const isTable = (field: string): field is Table => Object.hasOwn(history.row, `${field}_one`)

/** No label in a sentence is longer than this; the field itself says the rest. */
const longestLabel = 48
/** So many rows are called by their words; more are only counted. */
const mostLabels = 2

export function useChangeWords(cycleId: string): (change: Change) => ChangeWords {
  const { t } = useTranslation('history')
  const labels = useLabels()

  const aboutField = (field: string, { what, count }: Change): string => {
    if (field === 'step') return t('change.step')
    if (field === 'predictionsRevealed' || field === 'cardsRevealed') return t(`change.${field}`)
    if (field === 'votes') return t('change.voted')
    if (field === 'counts') return t('change.counted', { count })
    const label = labels.root(field)
    if (what === 'cleared') return t('change.cleared', { label })
    return what === 'written' ? t('change.written', { label }) : t('change.chosen', { label })
  }

  const aboutRows = (table: Table, { what, count, columns, rows }: Change): string => {
    if (what === 'counted' || what === 'revealed' || what === 'restored' || what === 'recovered') return labels.root(table)
    const names = columns.flatMap((column) => labels.column(table, column) ?? [])
    // Words of the row's own need no column to be named, and what was set without a label is just changed.
    const verb = (what === 'chosen' || what === 'cleared') && names.length === 0 ? 'written' : what
    const sentence = t(`change.rows.${verb}`, { count, rows: t(`row.${table}`, { count }), columns: names.join(', ') })
    const called = rows.map(({ label }) => clip(label)).filter(Boolean)
    if (called.length === 0 || called.length < count || called.length > mostLabels) return sentence
    return t('change.which', { sentence, labels: called.map((words) => t('change.quoted', { words })).join(', ') })
  }

  return (change) => {
    const { field, what, rows } = change
    if (what === 'restored') return { words: t('change.restored'), to: historyAddress(cycleId) }
    if (what === 'recovered' || field === null) return { words: t('change.recovered'), to: cycleAddress(cycleId) }
    const [first] = rows
    // What was taken away has no place on the page any more.
    const path = first !== undefined && what !== 'removed' ? `${field}/${first.id}` : field
    return { words: isTable(field) ? aboutRows(field, change) : aboutField(field, change), to: fieldAddress(cycleId, path) }
  }
}

function clip(label: string): string {
  const words = label.trim().replaceAll(/\s+/g, ' ')
  return words.length <= longestLabel ? words : `${words.slice(0, longestLabel).replace(/\s+\S*$/, '')} …`
}
