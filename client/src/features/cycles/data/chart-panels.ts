import { type DataSet, hasContent, type Tally, type WaveOfData } from 'shared/data/data-sets'
import { compareWaves, type GroupImpact } from 'shared/data/impact'

/** A group drawn as a line from before ○ to after ●. Percents are unrounded; null where a number is missing. */
export interface LineRow {
  /** A cell's id, or `whole`. */
  id: string
  label: string
  before: number | null
  after: number | null
}

/** A group of fewer than ten, drawn child by child. */
export interface DotsRow {
  id: string
  label: string
  /** Null when there is one wave only. */
  before: Tally | null
  after: Tally
  /** Points by which one child moves the share, unrounded. */
  points: number
}

/** One look beside the one before it; `before` is null while there has been one look only. */
export interface ChartPanel {
  before: WaveOfData | null
  after: WaveOfData
  lines: LineRow[]
  dots: DotsRow[]
}

/** The waves of a data set in which somebody has typed a result, in their order. */
export function filledWaves(dataSet: DataSet): WaveOfData[] {
  return dataSet.waves.filter((wave) => hasContent(dataSet, wave))
}

/**
 * What the picture of a data set of counts shows: one panel for one or two waves, two small ones for three.
 * @param breakdownId the breakdown whose groups stand under everyone; without it everyone stands alone
 */
export function chartPanels(dataSet: DataSet, breakdownId: string | null): ChartPanel[] {
  const waves = filledWaves(dataSet)
  const [only] = waves
  if (waves.length === 1 && only) return [panelOf(null, only, breakdownId)]
  return waves.slice(1).flatMap((after, index) => {
    const before = waves[index]
    return before ? [panelOf(before, after, breakdownId)] : []
  })
}

function panelOf(before: WaveOfData | null, after: WaveOfData, breakdownId: string | null): ChartPanel {
  const { whole, breakdowns } = compareWaves(before ?? after, after)
  const groups = [whole, ...(breakdowns.find(({ id }) => id === breakdownId)?.groups ?? [])]
  return {
    before,
    after,
    lines: groups
      .filter(({ eachCounts }) => eachCounts === null)
      .map(({ id, label, before: earlier, after: later }) =>
        before
          ? { id, label, before: earlier.percent, after: later.percent }
          : { id, label, before: later.percent, after: null },
      ),
    dots: groups.flatMap((group) => dotsOf(group, before !== null)),
  }
}

function dotsOf({ id, label, before, after, eachCounts }: GroupImpact, hasBefore: boolean): DotsRow[] {
  if (eachCounts === null) return []
  return [{ id, label, before: hasBefore ? before : null, after, points: eachCounts }]
}
