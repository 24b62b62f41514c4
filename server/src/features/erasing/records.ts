import { replaceIn, replaceInData } from 'shared/erasing/replace'
import { matchesIn, type Needle } from 'shared/erasing/words'
import type { Kysely } from 'kysely'
import type { Schema } from '../../db/schema'
import type { Transaction } from '../../db/transaction'
import * as store from './store'
import type { Tally } from './tally'
import { type WordsColumn, wordsColumns } from './words-columns'

/** A cycle or a team, and the team that it is of. */
export interface Owner {
  of: WordsColumn['of']
  id: string
  teamId: string
}

/** Takes the name out of what stands beside the documents of a cycle, or of a team. */
export async function eraseInRecords(transaction: Transaction, owner: Owner, needle: Needle, tally: Tally): Promise<void> {
  for (const column of wordsColumns.filter(({ of }) => of === owner.of)) {
    for (const { keys, words } of await store.readWords(transaction, column, owner.id)) {
      const replaced = column.json ? replaceInJson(words, needle) : replaceIn(words, needle)
      if (replaced.count === 0) continue
      await store.writeWords(transaction, column, keys, replaced.text)
      count(tally, column, owner, replaced.count)
    }
  }
}

/** Where the name stands in them now. */
export async function lookInRecords(db: Kysely<Schema>, owner: Owner, needle: Needle, tally: Tally, seen: (column: WordsColumn, words: string) => void): Promise<void> {
  for (const column of wordsColumns.filter(({ of }) => of === owner.of)) {
    for (const { words } of await store.readWords(db, column, owner.id)) {
      const found = column.json ? replaceInJson(words, needle).count : matchesIn(words, needle).length
      if (found === 0) continue
      count(tally, column, owner, found)
      if (!column.json) seen(column, words)
    }
  }
}

/** What a card is made from says the same again, and is not counted. */
function count(tally: Tally, { kind, column }: WordsColumn, { of, id, teamId }: Owner, times: number): void {
  if (column !== 'source') tally.add({ kind, teamId, cycleId: of === 'cycle' ? id : null, count: times })
}

function replaceInJson(json: string, needle: Needle): { text: string; count: number } {
  const { data, count: times } = replaceInData(JSON.parse(json), needle)
  return { text: times === 0 ? json : JSON.stringify(data), count: times }
}
