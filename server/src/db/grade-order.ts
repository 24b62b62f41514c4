import { sql } from 'kysely'

/**
 * What teams are ordered by before their grade's own text and their name: pre-kindergarten, kindergarten, then 1 to 12.
 * Teams that a roster makes are all made at one moment, so that when they were made orders nothing.
 */
export const gradeOrder = sql<number>`case teams.grade when 'PK' then 0 when 'K' then 1 else length(teams.grade) + 1 end`
