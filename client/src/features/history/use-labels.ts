import { useTranslation } from 'react-i18next'
import { shapes } from 'shared/cycles/fields'
import type { FieldKind, Shape } from 'shared/document/shape'
import type { Comparison, HistoryDocument, Plain } from 'shared/history/schema'
import { longDay } from '../../lib/dates'
import { columnLabels, isNamed, optionLabels, rootLabels } from './labels'

const namespaces = ['history', 'cycle', 'collaborate', 'leverage', 'experiment', 'assess', 'reexamine'] as const

/** Where a value stands: a field, or a column of a table. */
export interface Place {
  document: HistoryDocument
  field: string
  column?: string
}

/** The page's own words for its fields, columns and values. */
export interface Labels {
  root(field: string): string
  /** Null: the row's own words, which stand for themselves. */
  column(table: string, column: string): string | null
  /** Empty for what says nothing. */
  value(place: Place, value: Plain, names: Comparison['names']): string
}

export function useLabels(): Labels {
  const { t } = useTranslation(namespaces)
  const unknown = () => t('history:label.other')
  const reference = ({ column = '', field }: Place, id: string, names: Comparison['names']): string => {
    if (column === 'link') return id
    if (column === 'image') return t('history:value.picture')
    const name = names[id]
    if (name !== undefined && name.trim() !== '') return name
    if (column === 'strategyId' || field === 'chosenStrategyId') return t('history:value.inLibrary')
    return people.has(column) ? t('history:value.somebody') : t('history:value.something')
  }
  return {
    root: (field) => (isNamed(rootLabels, field) ? t(rootLabels[field]) : unknown()),
    column(table, column) {
      const name = `${table}/${column}`
      if (!isNamed(columnLabels, name)) return unknown()
      const key = columnLabels[name]
      return key === null ? null : t(key)
    },
    value(place, value, names) {
      if (value === null || value === '') return ''
      if (typeof value === 'boolean') return t(value ? 'history:value.yes' : 'history:value.no')
      if (typeof value === 'number') return t('history:value.percent', { number: value })
      const kind = kindOf(place)?.kind
      if (kind === 'date') return longDay(value)
      if (kind === 'reference') return reference(place, value, names)
      return isNamed(optionLabels, value) ? t(optionLabels[value]) : value
    },
  }
}

const people = new Set(['signedBy', 'owner', 'person', 'with'])

function kindOf({ document, field, column }: Place): FieldKind | undefined {
  const shape: Shape = shapes[document]
  return column === undefined ? shape.fields[field] : shape.tables[field]?.[column]
}
