import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BackedUpSchool } from '../testing/backup-school'
import { startCommand } from '../testing/command'
import { stages } from './bring-back'
import { manifestFile } from './manifest'
import { BackupProblem } from './problem'
import { answer, ask, forgetRequests, takeRequest } from './requests'
import { restoreByServer } from './restore'

let school: BackedUpSchool
beforeEach(async () => void (school = await BackedUpSchool.open()))
afterEach(() => school.remove())

const rename = (name: string) => school.database.write.updateTable('buildings').set({ name }).execute()
const nameOf = async () => (await school.database.read.selectFrom('buildings').select('name').executeTakeFirstOrThrow()).name

describe('npm run restore', { timeout: 60_000 }, () => {
  it('brings back what was there, and keeps what was there before as a backup of its own', async () => {
    const backup = await school.backup()
    await rename('Renamed since')
    const said = await school.restore(backup)
    expect(await nameOf()).toBe('Test school')
    const [, kept = ''] = /before is in (.*)\.$/.exec(said) ?? []
    await school.restore({ path: kept })
    expect(await nameOf()).toBe('Renamed since')
  })

  it('is on record, with what was put on record since', async () => {
    const backup = await school.backup()
    const entry = { id: 'a1', building_id: 'b1', at: 5, person_id: 'p1', what: 'cycle closed', about: 'c1', source: 'page', address: null }
    await school.database.write.insertInto('audit_log').values(entry).execute()
    await school.restore(backup)
    const record = await school.database.read.selectFrom('audit_log').select(['what', 'about', 'person_id']).orderBy('at').execute()
    expect(record).toEqual([
      { what: 'cycle closed', about: 'c1', person_id: 'p1' },
      { what: 'backup restored', about: backup.name, person_id: null },
    ])
  })

  it.each([
    ['a byte is another', async (path: string) => {
      const file = join(path, 'clear-cycle.sqlite')
      const bytes = await readFile(file)
      await writeFile(file, bytes.with(5000, ((bytes[5000] ?? 0) + 1) % 256))
    }, 'is damaged'],
    ['half of it is missing', (path: string) => truncate(join(path, 'clear-cycle.sqlite'), 8192), 'is damaged'],
    ['it has no manifest', (path: string) => writeFile(join(path, manifestFile), '{}'), 'There is no backup at'],
    ['a newer version made it', async (path: string) => {
      const manifest: unknown = JSON.parse(await readFile(join(path, manifestFile), 'utf8'))
      const newer = [{ name: '9999-everything-is-new', breaksOlder: true }]
      await writeFile(join(path, manifestFile), JSON.stringify(Object.assign({}, manifest, { schema: newer, madeBy: '9.0.0' })))
    }, 'was made by a newer Clear Cycle (9.0.0, 9999-everything-is-new)'],
  ])('refuses a backup, in one sentence and with nothing touched, when %s', async (_, spoil, said) => {
    const backup = await school.backup()
    await rename('Renamed since')
    await spoil(backup.path)
    const problem = school.restore(backup)
    await expect(problem).rejects.toThrow(BackupProblem)
    await expect(problem).rejects.toThrow(said)
    expect(await nameOf()).toBe('Renamed since')
    expect(await readdir(school.backups)).toEqual([backup.name])
  })

  it('leaves everything as it was when another program has the database open', async () => {
    const backup = await school.backup()
    await rename('Renamed since')
    const other = new SQLite(join(school.folder, 'clear-cycle.sqlite'))
    other.prepare('select * from buildings').all()
    await expect(school.restore(backup)).rejects.toThrow('Another program has the database')
    other.close()
    expect(await nameOf()).toBe('Renamed since')
  })

  it('sets aside a database that cannot be read, and puts the backup in its place', async () => {
    const backup = await school.backup()
    await school.database.close()
    await writeFile(join(school.folder, 'clear-cycle.sqlite'), 'not a database any more, whatever happened to the disk'.repeat(100))
    const said = await school.restoreClosed(backup)
    expect(await nameOf()).toBe('Test school')
    const [, aside = ''] = /before is in (.*)\.$/.exec(said) ?? []
    expect(await readFile(join(aside, 'clear-cycle.sqlite'), 'utf8')).toContain('not a database any more')
  })

  it('restores onto a machine that has nothing yet, with the key of the old one', async () => {
    const { folder: old } = school
    const backup = await school.backup()
    const other = await BackedUpSchool.open()
    await other.database.close()
    await rm(other.folder, { recursive: true })
    await mkdir(other.folder)
    const said = startCommand('restore', [backup.path], { DATA_DIR: other.folder, DEMO: 'off' }, other.folder)
    expect([await said.ended, said.output()]).toEqual([0, expect.stringContaining('is restored.\n')])
    const secrets = (folder: string) => readFile(join(folder, 'secrets.json'), 'utf8')
    expect(await secrets(join(other.folder, 'building'))).toBe(await secrets(old))
    await rm(other.folder, { recursive: true })
  })

  it('refuses a second restore while one waits or is under way, and does not wait for ever for a server that does not answer', async () => {
    const backup = await school.backup()
    const asked = { dataFolder: school.folder, folder: school.backups, path: backup.path }
    await ask(school.folder, { id: 'first', path: backup.path })
    await expect(restoreByServer(asked, () => null)).rejects.toThrow('Another backup is being restored just now')
    expect(await takeRequest(school.folder)).toMatchObject({ id: 'first' })
    await answer(school.folder, { id: 'first', state: 'working', sentence: '' })
    await expect(restoreByServer(asked, () => null)).rejects.toThrow('Another backup is being restored just now')
    await forgetRequests(school.folder)
    await expect(restoreByServer(asked, () => null, 300)).rejects.toThrow('did not answer: stop it, and try again. Nothing was changed.')
    expect(await takeRequest(school.folder)).toBeNull()
  })

  it.each(stages)('leaves either all of the old or all of the new when it is killed once it is %s', async (last) => {
    const backup = await school.backup()
    await rename('Renamed since')
    await school.database.close()
    const words = [school.folder, school.backups, backup.path, last]
    const { ended, child } = startCommand('testing/restore-and-die', words, {}, school.folder)
    expect(await ended).toBeNull()
    expect(child.signalCode).toBe('SIGKILL')
    await school.reopen()
    const isNew = ['whole', 'taken-over'].includes(last)
    expect(await nameOf()).toBe(isNew ? 'Test school' : 'Renamed since')
    expect(await generation()).toBe(isNew ? 2 : 1)
    // And it can be done again.
    await school.restore(backup)
    expect([await nameOf(), await generation()]).toEqual(['Test school', isNew ? 3 : 2])
    expect(existsSync(join(school.folder, 'restoring'))).toBe(false)
    expect(existsSync(join(school.folder, 'restored'))).toBe(false)
  })
})

async function generation(): Promise<number> {
  return (await school.database.read.selectFrom('documents').select('generation').executeTakeFirstOrThrow()).generation
}
