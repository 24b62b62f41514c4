import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { day, hour, minute } from '../lib/clock'
import { createLogger } from '../lib/logger'
import { BackedUpSchool } from '../testing/backup-school'
import { startCommand } from '../testing/command'
import { listBackups } from './folder'
import { makeBackup } from './make-backup'
import { BackupProblem } from './problem'
import { Schedule } from './schedule'

let school: BackedUpSchool
beforeEach(async () => void (school = await BackedUpSchool.open()))
afterEach(() => school.remove())

const order = (changes: { folder?: string; now?: number } = {}) =>
  ({ dataFolder: school.folder, folder: school.backups, why: 'asked', version: '1.2.3', now: Date.UTC(2026, 10, 22, 4, 50, 12), ...changes }) as const

describe('npm run backup', { timeout: 30_000 }, () => {
  it('copies the database as it is at one moment, with the secrets, while it is being written to', async () => {
    const writing = new AbortController()
    let rows = 0
    const writer = (async () => {
      while (!writing.signal.aborted) {
        const entry = { id: `a${rows}`, building_id: 'b1', at: rows, person_id: 'p1', what: 'w', about: 'c1', source: 'page', address: null }
        await school.database.write.insertInto('audit_log').values(entry).execute()
        rows++
      }
    })()
    const before = rows
    const backup = await makeBackup(order())
    writing.abort()
    await writer
    expect(backup.name).toBe('2026-11-22-045012')
    const copy = new SQLite(join(backup.path, 'clear-cycle.sqlite'), { readonly: true })
    const found = copy.prepare('select count(*) as rows, max(at) as last from audit_log').get()
    copy.close()
    expect(found).toEqual({ rows: backup.manifest.rows['audit_log'], last: (backup.manifest.rows['audit_log'] ?? 0) - 1 || null })
    expect(backup.manifest.rows['audit_log']).toBeGreaterThanOrEqual(before)
    expect(backup.manifest.rows['audit_log']).toBeLessThanOrEqual(rows)
    expect(await readFile(join(backup.path, 'secrets.json'), 'utf8')).toBe(await readFile(join(school.folder, 'secrets.json'), 'utf8'))
    expect(backup.manifest).toMatchObject({ madeBy: '1.2.3', madeAt: '2026-11-22T04:50:12.000Z', why: 'asked' })
  })

  it('lets nobody but its owner read it', async () => {
    const { path } = await makeBackup(order())
    const modes = await Promise.all((await readdir(path)).map(async (name) => (await stat(join(path, name))).mode & 0o777))
    expect(new Set(modes)).toEqual(new Set([0o600]))
    expect((await stat(path)).mode & 0o777).toBe(0o700)
  })

  it('never writes over another one, and clears away what a killed run has left', async () => {
    await mkdir(join(school.backups, '.unfinished-2026-01-01-000000'), { recursive: true })
    const names = [(await makeBackup(order())).name, (await makeBackup(order())).name]
    expect(names).toEqual(['2026-11-22-045012', '2026-11-22-045012-2'])
    expect((await readdir(school.backups)).sort()).toEqual(names)
  })

  it('says in one sentence that there is not enough space, and leaves nothing', async () => {
    await school.database.close()
    // A hole: it takes no space here, and would in a copy.
    const wal = join(school.folder, 'clear-cycle.sqlite-wal')
    await writeFile(wal, '')
    await truncate(wal, 2 ** 43)
    const problem = makeBackup(order())
    await expect(problem).rejects.toThrow(BackupProblem)
    await expect(problem).rejects.toThrow(`There is not enough space in ${school.backups} for a backup`)
    await rm(wal)
    expect(await readdir(school.backups)).toEqual([])
    await school.reopen()
  })

  it('says in one sentence that a folder cannot be written to, or that there is nothing to back up', async () => {
    await writeFile(join(school.folder, 'a-file'), '')
    await expect(makeBackup(order({ folder: join(school.folder, 'a-file', 'backups') }))).rejects.toThrow('cannot be written to: give this user the right to, or set BACKUP_DIR')
    const nothing = await mkdtemp(join(tmpdir(), 'clear-cycle-nothing-'))
    const { ended, output } = startCommand('backup', [], { DATA_DIR: nothing, DEMO: 'off' }, nothing)
    expect(await ended).toBe(1)
    expect(output().trim()).toBe(`There is nothing to back up in ${join(nothing, 'building')}: set DATA_DIR and DEMO as the server has them (DEMO=off for a real building).`)
    expect(existsSync(join(nothing, 'building'))).toBe(false)
    await rm(nothing, { recursive: true })
  })

  it('keeps no backup of a database that is damaged, and says so', async () => {
    const { database, folder } = school
    await database.write.insertInto('audit_log').values(Array.from({ length: 500 }, (_, at) => ({ id: `a${at}`, building_id: 'b1', at, person_id: null, what: 'w'.repeat(200), about: 'c1', source: 'page', address: null }))).execute()
    await database.close()
    const file = join(folder, 'clear-cycle.sqlite')
    const whole = await readFile(file)
    const damaged = Buffer.from(whole)
    // Rows of a page that an index still counts.
    for (let page = Math.floor(whole.length / 4096 / 2); page < whole.length / 4096; page++) damaged.fill(0, page * 4096, page * 4096 + 100)
    await writeFile(file, damaged)
    await expect(makeBackup(order())).rejects.toThrow(BackupProblem)
    expect((await readdir(school.backups)).filter((name) => name !== '')).toEqual([])
    await writeFile(file, whole)
    await school.reopen()
  })

  it('lists what there is, newest first, and how to bring one back', async () => {
    await makeBackup(order({ now: Date.now() - 50 * hour }))
    await makeBackup(order({ now: Date.now() - minute }))
    const { ended, output } = startCommand('restore', [], { DATA_DIR: school.folder, BACKUP_DIR: school.folder, DEMO: 'off' }, school.folder)
    expect(await ended).toBe(0)
    expect(output()).toContain('There is no backup in')
    await school.database.close()
    const data = await mkdtemp(join(tmpdir(), 'clear-cycle-list-'))
    const listed = startCommand('restore', [], { DATA_DIR: data, BACKUP_DIR: await linked(data), DEMO: 'off' }, data)
    expect(await listed.ended).toBe(0)
    const [newest] = await listBackups(school.backups)
    expect(listed.output()).toMatch(/less than an hour ago .*by hand .*version 1\.2\.3\n.* 2 days ago/)
    expect(listed.output().trim()).toMatch(new RegExp(`npm run restore -- ${newest?.name}$`))
    await rm(data, { recursive: true })
    await school.reopen()
  })
})

/** A folder in which `building` is where the backups are. */
async function linked(folder: string): Promise<string> {
  await symlink(school.backups, join(folder, 'building'))
  return folder
}

describe('backups by schedule', { timeout: 30_000 }, () => {
  const start = Date.UTC(2026, 10, 22)
  let now = start
  const schedule = (every: number | null = day, keep = 30 * day, folder = school.backups) =>
    new Schedule({ folder, every, keep }, { dataFolder: school.folder, version: '1.2.3' }, () => now, createLogger('silent'))
  const names = async () => (await listBackups(school.backups)).map(({ name }) => name)
  beforeEach(() => (now = start))

  it('makes the first one only when it is due, after a start too', async () => {
    const first = schedule()
    await first.look()
    expect(await names()).toEqual(['2026-11-22-000000'])
    now += 23 * hour
    await first.look()
    // The server starts again: what was made counts.
    await schedule().look()
    expect(await names()).toHaveLength(1)
    now += hour
    const again = schedule()
    await again.look()
    expect(await names()).toEqual(['2026-11-23-000000', '2026-11-22-000000'])
    expect(again.status).toEqual({ every: day, keep: 30 * day, newest: now, failing: null })
  })

  it('lets go of those that have been kept long enough, and never of the newest', async () => {
    await makeBackup(order({ now: start - 31 * day }))
    await makeBackup(order({ now: start - 30 * day - minute }))
    await makeBackup(order({ now: start - 29 * day }))
    const off = schedule(null)
    await off.look()
    expect(await names()).toEqual(['2026-10-24-000000'])
    now += 100 * day
    await off.look()
    expect(await names()).toEqual(['2026-10-24-000000'])
  })

  it('says that it fails and since when, and tries again', async () => {
    const folder = join(school.folder, 'in-the-way')
    await writeFile(folder, '')
    const failing = schedule(day, day, folder)
    await failing.look()
    expect(failing.status.failing?.since).toBe(start)
    expect(failing.status.failing?.why).toContain('cannot be written to')
    now += 5 * minute
    await failing.look()
    now += 6 * minute
    await failing.look()
    expect(failing.status.failing?.since).toBe(start)
    await rm(folder)
    now += 11 * minute
    await failing.look()
    expect(failing.status).toMatchObject({ failing: null, newest: now })
  })
})
