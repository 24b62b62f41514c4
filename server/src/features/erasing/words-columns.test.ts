import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { temporaryDatabase } from '../../testing/database'
import { documentColumns, isId, notWords, wordsColumns } from './words-columns'

describe('the list of what is looked through when a name is erased', () => {
  it('has every column of text or bytes that the database has, once', async () => {
    const { database, remove } = await temporaryDatabase()
    const { rows } = await sql<{ place: string; type: string }>`
      select m.name || '.' || p.name as place, p.type as type from sqlite_master m join pragma_table_info(m.name) p
      where m.type = 'table' and m.name not like 'sqlite_%'`.execute(database.read)
    await remove()
    const columns = rows.filter(({ type }) => !/int/i.test(type)).map(({ place }) => place)
    const words = wordsColumns.map(({ table, column }) => `${table}.${column}`)
    const others = Object.entries(notWords).flatMap(([table, names]) => names.split(' ').map((column) => `${table}.${column}`))
    const listed = [...words, ...documentColumns, ...others]
    // A new column that people type into belongs to `wordsColumns`; of others say in `notWords` why nobody does.
    expect(columns.filter((place) => !isId(place.split('.')[1] ?? '') && !listed.includes(place))).toEqual([])
    expect(listed.filter((place) => !columns.includes(place))).toEqual([])
    expect(new Set(listed).size).toBe(listed.length)
  })
})
