import type { Flag } from './flag'

/** A row of a team's room that the team has sent, with its words at that moment. */
export interface AsksTable {
  id: string
  building_id: string
  team_id: string
  cycle_id: string
  /** Of `asks` in the cycle's document. */
  row_id: string
  text: string
  about: string
  to_kind: 'colleague' | 'coach' | 'leader'
  /** Null: every coach of the team, or every leader. */
  to_person_id: string | null
  sent_by: string
  sent_at: number
}

export interface AskAnswersTable {
  ask_id: string
  building_id: string
  /** As in the ask, so that it goes with it. */
  cycle_id: string
  person_id: string
  verdict: 'yes-by' | 'not-this-year' | null
  /** 'YYYY-MM-DD' */
  by_date: string | null
  text: string
  to_all: Flag
  answered_at: number
}
