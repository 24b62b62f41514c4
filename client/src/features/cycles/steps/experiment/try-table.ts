import type { PersonalShape } from 'shared/cycles/fields'
import type { Table } from 'shared/document/table'

/** Tries, mine or the team's: what both have in common. */
export type TryTable = Table<Pick<PersonalShape['tables']['tries'], 'date' | 'clause' | 'did' | 'students' | 'puzzle'>>
