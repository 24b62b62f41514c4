import { type Step, steps } from 'shared/cycles/steps'

/** Where the stops of the line are, in units of its drawing. */
export const between = 50
export const left = 13
export const middle = 14
export const width = 2 * left + 4 * between
const bowHeight = 24

export const placeOf = (step: Step): number => left + steps.indexOf(step) * between

/** A piece of the line: how it is drawn, and whether the team has gone it. */
export interface Piece {
  key: string
  path: string
  gone: boolean
}

/** As tall as the largest stop, and a bow where there is one. */
export function heightOf(pieces: readonly Piece[]): number {
  return pieces.length < steps.length ? 2 * middle : middle + bowHeight
}

/** The line itself, stop by stop, and a bow below it for each time that the team went back. */
export function piecesOf(trail: readonly Step[]): Piece[] {
  const moves = trail.slice(1).map((to, index) => ({ from: trail[index] ?? to, to }))
  const line = steps.slice(1).map((to, index) => {
    const from = steps[index] ?? to
    const gone = moves.some((move) => steps.indexOf(move.from) <= index && steps.indexOf(move.to) > index)
    return { key: `${from}${to}`, path: `M${placeOf(from)} ${middle}H${placeOf(to)}`, gone }
  })
  const back = moves.filter(({ from, to }) => steps.indexOf(to) < steps.indexOf(from))
  const bows = new Map(back.map(({ from, to }) => [`${from}${to}`, bow(placeOf(from), placeOf(to))]))
  return [...line, ...[...bows].map(([key, path]) => ({ key, path, gone: true }))]
}

function bow(from: number, to: number): string {
  return `M${from} ${middle}C${from} ${middle + bowHeight} ${to} ${middle + bowHeight} ${to} ${middle}`
}
