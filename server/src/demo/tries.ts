import type { Calendar } from './calendar'

/** A try as a teacher types it on the way to lunch: days from today, what I did, what students did, what puzzles me. */
export type Told = readonly [days: number, did: string, students: string, puzzle?: string]

/** Finished tries of one clause. What puzzles their author they bring to the table. */
export function tries({ day }: Calendar, clause: string | null, told: readonly Told[]) {
  return told.map(([days, did, students, puzzle = '']) => ({
    ...{ date: day(days), clause, did, students, puzzle },
    ...{ toTheTable: puzzle !== '', signed: false, done: true },
  }))
}
