import * as Y from 'yjs'

/**
 * How the characters of a field on screen stand to those of its shared text. They are the same, except while a
 * keyboard is composing (then the field must not be touched, and what colleagues do has to wait), and where the shared
 * text holds what a field cannot show. Positions in the field can so always be turned into positions in the text.
 */
export interface Run {
  /** `text`: not (yet) in the field. `field`: not in the text any more. */
  readonly in: 'both' | 'text' | 'field'
  readonly length: number
}
export type Alignment = readonly Run[]

/** Puts `inserted` in the place of `removed` characters at `at`. */
export interface Splice {
  at: number
  removed: number
  inserted: string
}

/** One part of a Yjs text event. */
export interface DeltaPart {
  retain?: number | undefined
  delete?: number | undefined
  insert?: unknown
}

/** Stands for what a field cannot show: embedded objects. Carriage returns, which it cannot either, stand for themselves. */
const unshowable = '\r'

/** The characters of a shared text, one for every unit of its index. Walks Yjs's own list, which is typed. */
export function unitsOf(text: Y.Text): string {
  let units = ''
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue
    units += item.content instanceof Y.ContentString ? item.content.str : unshowable.repeat(item.length)
  }
  return units
}

/** Nothing is shown yet: for {@link reveal} to fill the field. */
export function hidden(units: string): Alignment {
  return [{ in: 'text', length: units.length }]
}

/** The alignment after a change of the shared text that the field does not show yet. */
export function changedInText(alignment: Alignment, delta: readonly DeltaPart[]): Alignment {
  const rest = reader(alignment)
  const runs: Run[] = []
  for (const part of delta) {
    if (part.insert !== undefined) {
      runs.push({ in: 'text', length: typeof part.insert === 'string' ? part.insert.length : 1 })
    } else if (part.delete !== undefined) {
      for (const run of rest.take(part.delete, 'text')) {
        if (run.in === 'both') runs.push({ in: 'field', length: run.length })
        else if (run.in === 'field') runs.push(run)
      }
    } else if (part.retain !== undefined) runs.push(...rest.take(part.retain, 'text'))
  }
  return joined([...runs, ...rest.all()])
}

/** The alignment after a change of the field, and the changes that make the text follow, to be made one after another. */
export function changedInField(alignment: Alignment, { at, removed, inserted }: Splice): [Alignment, Splice[]] {
  const rest = reader(alignment)
  const before = rest.take(at, 'field')
  const gone = rest.take(removed, 'field')
  const runs: Run[] = [...before, { in: 'both', length: inserted.length }]
  let position = lengthIn(before, 'text')
  const splices: Splice[] = inserted ? [{ at: position, removed: 0, inserted }] : []
  position += inserted.length
  for (const run of gone) {
    if (run.in === 'both') splices.push({ at: position, removed: run.length, inserted: '' })
    // What a colleague wrote in the middle of what was deleted here stays.
    else if (run.in === 'text') {
      runs.push(run)
      position += run.length
    }
  }
  return [joined([...runs, ...rest.all()]), splices]
}

/** Makes the field show what the text holds: the changes of the field, to be made one after another. */
export function reveal(alignment: Alignment, units: string): [Alignment, Splice[]] {
  const runs: Run[] = []
  const splices: Splice[] = []
  let inText = 0
  let inField = 0
  for (const run of alignment) {
    if (run.in === 'field') {
      splices.push({ at: inField, removed: run.length, inserted: '' })
      continue
    }
    const words = units.slice(inText, inText + run.length)
    inText += run.length
    if (run.in === 'both') {
      runs.push(run)
      inField += run.length
      continue
    }
    for (const part of words.split(/(\r+)/)) {
      const shows = !part.startsWith(unshowable)
      runs.push({ in: shows ? 'both' : 'text', length: part.length })
      if (!shows || !part) continue
      splices.push({ at: inField, removed: 0, inserted: part })
      inField += part.length
    }
  }
  return [joined(runs), splices]
}

/** Where a position of the text is in the field. */
export function positionInField(alignment: Alignment, inText: number): number {
  return lengthIn(reader(alignment).take(inText, 'text'), 'field')
}

/** Where a position of the field is in the text. */
export function positionInText(alignment: Alignment, inField: number): number {
  return lengthIn(reader(alignment).take(inField, 'field'), 'text')
}

type Side = 'text' | 'field'

function counts(run: Run, side: Side): boolean {
  return run.in === 'both' || run.in === side
}

function lengthIn(runs: Alignment, side: Side): number {
  return runs.reduce((sum, run) => (counts(run, side) ? sum + run.length : sum), 0)
}

function joined(runs: Alignment): Alignment {
  const result: Run[] = []
  for (const run of runs) {
    const last = result.at(-1)
    if (run.length === 0) continue
    if (last?.in === run.in) result[result.length - 1] = { in: run.in, length: last.length + run.length }
    else result.push(run)
  }
  return result
}

/** Reads runs from the start, cutting them where needed. */
function reader(alignment: Alignment) {
  const rest = [...alignment]
  return {
    /** The runs up to `count` units of a side; runs of the other side only are taken along when more follows. */
    take(count: number, side: Side): Run[] {
      const taken: Run[] = []
      let left = count
      while (left > 0) {
        const run = rest.shift()
        if (!run) break
        if (!counts(run, side)) {
          taken.push(run)
          continue
        }
        const length = Math.min(left, run.length)
        taken.push({ in: run.in, length })
        if (length < run.length) rest.unshift({ in: run.in, length: run.length - length })
        left -= length
      }
      return taken
    },
    all: () => rest.splice(0),
  }
}
