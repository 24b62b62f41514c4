import { existsSync, readdirSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, truncate } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { personalDocument, practiceDocument } from 'shared/cycles/document'
import { closeCode } from 'shared/sync/wire'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { type RunningServer, startCommand, startServer } from '../testing/command'
import { MarkingProvider, until } from '../testing/provider'
import { School, type Seat } from '../torture/school'
import { freshCopy } from '../torture/writer'

const patience = 20_000

describe('a backup that is restored while the server runs', { timeout: 120_000 }, () => {
  let folder: string
  let server: RunningServer
  const clients: MarkingProvider[] = []

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'clear-cycle-backups-'))
    server = await startServer({ DATA_DIR: folder }, folder)
  })
  afterEach(async () => {
    for (const client of clients.splice(0)) client.destroy()
    server.child.kill('SIGKILL')
    await server.ended
    await rm(folder, { recursive: true })
  })

  async function command(name: 'backup' | 'restore', ...words: string[]): Promise<string> {
    const { ended, output } = startCommand(name, words, { DATA_DIR: folder }, folder)
    expect([await ended, output()]).toEqual([0, expect.any(String)])
    return output()
  }
  /** The name of the backup that was made by hand. */
  async function backup(): Promise<string> {
    await command('backup')
    const [name] = (await readdir(join(folder, 'demo', 'backups'))).filter((each) => !each.endsWith('before-restore'))
    if (name === undefined) throw new Error('there is no backup')
    return name
  }
  async function open({ door, documentId, epoch }: Seat): Promise<MarkingProvider> {
    const client = new MarkingProvider(door, documentId, { epoch: String(epoch) }).connect()
    clients.push(client)
    await until('it is open', () => client.provider.synced, patience)
    return client
  }
  const worryOf = ({ doc }: Pick<MarkingProvider, 'doc'>) => doc.getText('worry').toString()
  const type = (client: MarkingProvider, word: string) => client.doc.getText('worry').insert(client.doc.getText('worry').length, `‹${word}›`)
  async function saved(...all: MarkingProvider[]): Promise<void> {
    await until('all is saved', () => all.every((client) => client.provider.synced && client.saved), patience)
  }
  async function everyoneHas(words: readonly string[], ...all: MarkingProvider[]): Promise<void> {
    const count = (text: string) => words.map((word) => text.split(`‹${word}›`).length - 1)
    const once = words.map(() => 1)
    await until('everyone has it all, once', () => all.every((client) => String(count(worryOf(client))) === String(once)), patience)
  }
  function ask(sql: string, ...values: string[]): unknown[] {
    const database = new SQLite(join(folder, 'demo', 'clear-cycle.sqlite'), { readonly: true })
    try {
      return database.prepare(sql).all(...values)
    } finally {
      database.close()
    }
  }
  const brought = (documentId: string) => ask('select person_id from document_updates where document_id = ? and recovered = 1', documentId)
  const journal = () => ask(`select what, document, field from cycle_changes where what = 'recovered'`)
  async function seats(): Promise<[Seat, Seat]> {
    const [one, two] = await new School(server.url).seats(1, 2, ['cycle'])
    if (one === undefined || two === undefined) throw new Error('no seats')
    return [one, two]
  }

  it('G2 L7 keeps what was typed and saved since, once: everyone brings it back by themselves, also who was away', async () => {
    const [amaras, bens] = await seats()
    const [amara, ben] = [await open(amaras), await open(bens)]
    type(amara, 'before')
    await saved(amara, ben)
    const name = await backup()
    type(amara, 'Amara since')
    type(ben, 'Ben since')
    await saved(amara, ben)
    await everyoneHas(['before', 'Amara since', 'Ben since'], amara, ben)
    const away = await open(bens)
    await everyoneHas(['Amara since'], away)
    away.provider.disconnect()
    type(away, 'Ben offline')

    expect(await command('restore', name)).toContain(`The backup ${name}`)
    type(amara, 'Amara after')
    await saved(amara, ben)
    away.connect()
    await saved(amara, ben, away)
    const words = ['before', 'Amara since', 'Ben since', 'Ben offline', 'Amara after']
    await everyoneHas(words, amara, ben, away)
    const fresh = await open(bens)
    await everyoneHas(words, fresh)
    for (const client of [amara, ben, away]) {
      expect(client.refusals).toEqual([])
      // Transient: the stock client came back by itself.
      expect(client.closes.every((code) => code < 4400)).toBe(true)
    }
  })

  it('G2 shows the restored state until somebody comes who has more; two who hold the same of a colleague’s bring it once', async () => {
    const [amaras, bens] = await seats()
    const [amara, ben, bensPhone] = [await open(amaras), await open(bens), await open(bens)]
    type(amara, 'before')
    await saved(amara, ben)
    const name = await backup()
    type(ben, 'Ben since')
    await saved(amara, ben)
    await everyoneHas(['before', 'Ben since'], amara, ben, bensPhone)
    for (const client of [amara, ben, bensPhone]) client.provider.disconnect()
    ben.destroy()
    await command('restore', name)

    const early = await open(amaras)
    expect(worryOf(early)).toContain('‹before›')
    expect(worryOf(early)).not.toContain('since')
    amara.connect()
    await saved(amara)
    await everyoneHas(['before', 'Ben since'], amara, early)
    bensPhone.connect()
    await saved(bensPhone)
    await everyoneHas(['before', 'Ben since'], amara, bensPhone, early)
    expect(brought(amaras.documentId)).toEqual([{ person_id: amaras.person }])
    expect(journal()).toEqual([{ what: 'recovered', document: 'cycle', field: null }])
    const { doc, close } = await freshCopy(amaras)
    expect(worryOf({ doc })).toBe(worryOf(early))
    close()
  })

  it('decision 0010: makes a copy again that nobody brings back, and has one when the first comes back after all', async () => {
    const [personal, practice] = await new School(server.url).seats(1, 1, ['personal', 'practice'])
    if (personal === undefined || practice === undefined) throw new Error('no seats')
    const [author, colleague] = [await open(personal), await open(practice)]
    const tries = ({ doc }: MarkingProvider) => practiceDocument(doc).project().view.tries.filter(({ did }) => did === 'We read it aloud.')
    const name = await backup()
    personalDocument(author.doc).table('tries').add({ did: 'We read it aloud.', done: true })
    await until('it is copied', () => tries(colleague).length === 1 && personalDocument(author.doc).project().view.copies.length > 0, patience)
    await saved(author, colleague)
    const [copy] = tries(colleague)
    for (const client of [author, colleague]) client.provider.disconnect()
    await command('restore', name)
    // The author's device knows that it was copied, and has no copy.
    author.connect()
    await saved(author)
    const other = await open(practice)
    await until('it is copied again', () => tries(other).length === 1, patience)
    expect(tries(other)[0]?.id).toBe(copy?.id)
    colleague.connect()
    await saved(colleague)
    await until('both have the same', () => JSON.stringify(tries(colleague)) === JSON.stringify(tries(other)), patience)
    expect(tries(colleague).map(({ id }) => id)).toEqual([copy?.id])
    expect(colleague.refusals).toEqual([])
  })

  it('L7 erases again what was erased since, before anybody comes in, and lets no copy of then in', async () => {
    const [amaras] = await seats()
    const { cookie, origin } = amaras.door
    const amara = await open(amaras)
    type(amara, 'Zyxmaya')
    await saved(amara)
    const name = await backup()
    const teamId = z.object({ team_id: z.string() }).parse(ask('select team_id from cycles join documents on cycle_id = cycles.id where documents.id = ?', amaras.documentId)[0]).team_id
    const erased = await fetch(`${server.url}/api/teams/${teamId}/erasures`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: origin ?? '', cookie: cookie ?? '' },
      body: JSON.stringify({ name: 'Zyxmaya', again: 'Zyxmaya', capitalized: false }),
    })
    expect(erased.status).toBe(201)
    await until('the copy is of no use any more', () => amara.closes.includes(closeCode.epochChanged), patience)
    expect(await command('restore', name)).toContain('A name that was erased since is erased again.')
    const [again] = await seats()
    expect(again.epoch).toBeGreaterThan(amaras.epoch)
    expect(worryOf(await open(again))).not.toContain('Zyxmaya')
    const files = (await readdir(join(folder, 'demo'))).filter((file) => file.startsWith('clear-cycle.sqlite'))
    const bytes = await Promise.all(files.map((file) => readFile(join(folder, 'demo', file), 'latin1')))
    expect(bytes.some((each) => each.includes('Zyxmaya'))).toBe(false)
    const late = new MarkingProvider(amaras.door, amaras.documentId, { epoch: String(amaras.epoch) }).connect()
    clients.push(late)
    await until('it is turned away', () => late.closes.includes(closeCode.epochChanged), patience)
  })

  it('refuses a damaged backup in one sentence, and nobody’s connection notices', async () => {
    const [amaras] = await seats()
    const amara = await open(amaras)
    const name = await backup()
    await truncate(join(folder, 'demo', 'backups', name, 'clear-cycle.sqlite'), 5000)
    const { ended, output } = startCommand('restore', [name], { DATA_DIR: folder }, folder)
    expect(await ended).toBe(1)
    expect(output().trim()).toBe(`The backup ${name} is damaged (clear-cycle.sqlite is not what was written): choose another one. Nothing was changed.`)
    type(amara, 'on')
    await saved(amara)
    expect(amara.closes).toEqual([])
  })

  it('leaves all of the old or all of the new when the server is killed in the middle, and the command says so', async () => {
    const [amaras] = await seats()
    const amara = await open(amaras)
    type(amara, 'before')
    await saved(amara)
    const name = await backup()
    type(amara, 'since')
    await saved(amara)
    amara.destroy()
    const { ended, output } = startCommand('restore', [name], { DATA_DIR: folder }, folder)
    await until('it has begun', () => existsSync(join(folder, 'demo', 'restoring')), patience)
    server.child.kill('SIGKILL')
    expect(await ended).toBe(1)
    expect(output().trim()).toBe('The server ended before it could say how it went. Start it again: it has either everything as it was, or all of the backup.')
    server = await startServer({ DATA_DIR: folder }, folder)
    const [again] = await seats()
    const { doc, close } = await freshCopy(again)
    const isNew = !worryOf({ doc }).includes('‹since›')
    close()
    expect(worryOf({ doc })).toContain('‹before›')
    expect(ask('select generation from documents where id = ?', again.documentId)).toEqual([{ generation: isNew ? 2 : 1 }])
    expect(existsSync(join(folder, 'demo', 'restoring'))).toBe(false)
    expect(await command('restore', name)).toContain('is restored')
  })

  it('answers who asks meanwhile with a kind sentence and 503, and keeps who is signed in signed in', async () => {
    const [{ door }] = await seats()
    const session = () => fetch(`${server.url}/api/session`, { headers: { cookie: door.cookie ?? '' } })
    expect((await session()).status).toBe(200)
    const name = await backup()
    const answers = new Map<number, string>()
    const restoring = command('restore', name)
    let isOver = false
    void restoring.finally(() => (isOver = true))
    while (!isOver) {
      const response = await session()
      answers.set(response.status, await response.text())
      const health = await fetch(`${server.url}/healthz`)
      expect(health.status).toBe(200)
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    await restoring
    expect(new Set(answers.keys())).toEqual(new Set([200, 503]))
    expect(answers.get(503)).toContain('A backup is being restored just now')
    expect((await session()).status).toBe(200)
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
  })
})

describe('a real building', { timeout: 120_000 }, () => {
  it('is backed up by its server from the first start on, and a second start makes no other', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'clear-cycle-backups-'))
    const settings = { DATA_DIR: folder, DEMO: 'off', BACKUP_DIR: join(folder, 'elsewhere') }
    const backups = () => (existsSync(join(folder, 'elsewhere', 'building')) ? readdirSync(join(folder, 'elsewhere', 'building')) : [])
    for (let start = 0; start < 2; start++) {
      const { child, ended } = await startServer(settings, folder)
      await until('there is one', () => backups().some((name) => /^\d{4}-\d\d-\d\d-\d{6}$/.test(name)), patience)
      child.kill('SIGTERM')
      expect(await ended).toBe(0)
    }
    expect(backups()).toHaveLength(1)
    await rm(folder, { recursive: true })
  })
})
