import type { Migration } from '../migrate'
import { peopleAndTeams } from './0001-people-and-teams'
import { documents } from './0002-documents'

/** In the order in which they run. A migration that has left this house is never edited: add another. */
export const migrations: readonly Migration[] = [peopleAndTeams, documents]
