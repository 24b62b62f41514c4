import { readFileSync } from 'node:fs'
import { policies, type PolicyName } from 'shared/access/policy'
import { documentKinds } from 'shared/cycles/fields'
import { describe, expect, it } from 'vitest'
import { sql } from 'kysely'
import { tables } from '../../db/tables'
import { temporaryDatabase } from '../../testing/database'

const docs = new URL('../../../../docs/', import.meta.url)
const privacy = readFileSync(new URL('privacy.md', docs), 'utf8')
const [, inventory = ''] = privacy.split('## Inventory')

describe('docs/privacy.md', () => {
  it('has every table of the database in its inventory', async () => {
    const { database, remove } = await temporaryDatabase()
    const { rows } = await sql<{ name: string }>`select name from sqlite_master where type = 'table'`.execute(database.read)
    await remove()
    // Which upgrades were made is about the program, not about anybody.
    const all = rows.map(({ name }) => name).filter((name) => name !== 'migrations' && !name.startsWith('sqlite_'))
    expect([...tables].toSorted()).toEqual(all.toSorted())
    expect(all.filter((name) => !inventory.includes(`\`${name}\``))).toEqual([])
  })

  it('names no table that is not there', () => {
    const cells = inventory.split('\n').flatMap((line) => line.match(/^\| ((`\w+`(, )?)+) \|/)?.[1] ?? [])
    const named = cells.flatMap((cell) => [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name ?? ''))
    const known: readonly string[] = [...tables, ...documentKinds]
    expect(named.filter((name) => !known.includes(name))).toEqual([])
    expect(named.length).toBeGreaterThan(tables.length)
  })

  it('has every kind of document', () => {
    expect(documentKinds.filter((kind) => !inventory.includes(`| \`${kind}\` |`))).toEqual([])
  })

  it('links to the permissions, which are the policies that the server asks', async () => {
    expect(privacy).toContain('(permissions.md)')
    // After a change of the policies: vitest run src/features/keeping/privacy -u
    await expect(permissions()).toMatchFileSnapshot(new URL('permissions.md', docs).pathname)
  })
})

const about = { everyone: 'Nobody is asked to sign in', person: 'About oneself', building: 'About the building', team: 'About a team' } as const

function permissions(): string {
  const names = Object.keys(policies).filter((name): name is PolicyName => name in policies)
  const parts = (['team', 'building', 'person', 'everyone'] as const).map((of) => {
    const rows = names.filter((name) => policies[name].of === of).map((name) => `| ${name} | ${policies[name].sentence} |`)
    return `## ${about[of]}\n\n| to … | who may |\n|---|---|\n${rows.join('\n')}\n`
  })
  return `# Who may do what\n\nMade from \`shared/src/access/policy.ts\`, which the API, the socket and the screen ask. Not written by hand.\n\n${parts.join('\n')}`
}
