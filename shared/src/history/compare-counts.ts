import { wholeGroup } from '../data/counts'
import { isObject, isRowList, type PlainRow, type PlainView } from './plain-view'
import type { CountDifference } from './schema'

const pilePrefix = 'pile:'

/** Counts of children that differ, in the order of the data sets. Those of rows that do not stand count as none. */
export function compareCounts(before: PlainView, after: PlainView): CountDifference[] {
  const [old, fresh] = [countsIn(before), countsIn(after)]
  const place = placesIn(before, after)
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((key) => {
    const counts = { before: old.get(key) ?? null, after: fresh.get(key) ?? null }
    const where = counts.before === counts.after ? null : place(key)
    return where === null ? [] : [{ key, ...where, ...counts }]
  })
}

/** Counts whose wave, cell and pile stand, by key. */
function countsIn(view: PlainView): Map<string, number> {
  const { counts } = view
  const standing = (table: string) => new Set(rowsOf(view, table).map(({ id }) => id))
  const [waves, cells, piles] = [standing('waves'), standing('cells'), standing('piles')]
  const found = new Map<string, number>()
  for (const [key, count] of Object.entries(isObject(counts) ? counts : {})) {
    const { wave, group, pile } = partsOf(key)
    const stands = waves.has(wave) && (group === wholeGroup || cells.has(group)) && (pile === null || piles.has(pile))
    if (stands && typeof count === 'number') found.set(key, count)
  }
  return found
}

function partsOf(key: string): { wave: string; group: string; pile: string | null; count: string } {
  const [wave = '', group = '', count = ''] = key.split('/')
  return { wave, group, count, pile: count.startsWith(pilePrefix) ? count.slice(pilePrefix.length) : null }
}

/** Where a count stands, in the team's words: as they are after, or else as they were before. */
function placesIn(before: PlainView, after: PlainView) {
  const byId = (table: string) => new Map([...rowsOf(before, table), ...rowsOf(after, table)].map((row) => [row.id, row]))
  const tables = { waves: byId('waves'), dataSets: byId('dataSets'), cells: byId('cells'), breakdowns: byId('breakdowns'), piles: byId('piles') }
  const follow = (row: PlainRow | undefined, column: string, to: keyof typeof tables) => tables[to].get(wordsIn(row, column))
  return (key: string): Omit<CountDifference, 'key' | 'before' | 'after'> | null => {
    const { wave: waveId, group, pile, count } = partsOf(key)
    const wave = tables.waves.get(waveId)
    const name = wave?.['wave']
    if (count !== 'n' && count !== 'met' && pile === null) return null
    const cell = tables.cells.get(group)
    return {
      measure: wordsIn(follow(wave, 'dataSet', 'dataSets'), 'measure'),
      wave: name === 'baseline' || name === 'mid' || name === 'end' ? name : null,
      group: group === wholeGroup ? null : { breakdown: wordsIn(follow(cell, 'breakdown', 'breakdowns'), 'name'), label: wordsIn(cell, 'label') },
      of: pile === null ? (count === 'n' ? 'n' : 'met') : 'pile',
      pile: pile === null ? null : wordsIn(tables.piles.get(pile), 'name'),
    }
  }
}

function rowsOf(view: PlainView, table: string): readonly PlainRow[] {
  const rows = view[table]
  return isRowList(rows) ? rows : []
}

function wordsIn(row: PlainRow | undefined, column: string): string {
  const words = row?.[column]
  return typeof words === 'string' ? words : ''
}
