import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { MarkingProvider, until } from '../testing/provider'
import { School, type Seat } from './school'
import { freePort, ServerProcess } from './server-process'
import { firstMarkOf, judge, readTrace, type Verdict } from './strace'

const withoutSync = fileURLToPath(new URL('./without-sync.ts', import.meta.url))
const edits = 60

/**
 * Runs the server under strace while two people write, and judges by its system calls whether every word was on the
 * disk before its acknowledgement left.
 * @param folder for the data and the trace; made by this
 * @param synchronous false makes the database skip its syncs, which the verdict must notice
 */
export async function traceServer(folder: string, synchronous: boolean): Promise<Verdict> {
  await mkdir(folder)
  const trace = join(folder, 'trace')
  const server = new ServerProcess({
    port: await freePort(),
    dataFolder: join(folder, 'data'),
    // -D: strace stays in the background, so that the process we start and stop is the server itself.
    under: ['strace', '-D', '-f', '-y', '-xx', '-s', '70000', '-e', `trace=${calls.join(',')}`, '-o', trace],
    nodeOptions: synchronous ? [] : ['--import', withoutSync],
  })
  server.launch()
  try {
    await server.ready()
    const seats = await new School(server.url).seats(1, 2)
    const promises = await write(seats.filter(({ kind }) => kind === 'cycle'))
    await server.stop()
    return judge(readTrace(await finished(trace)), promises, (file) => /clear-cycle\.sqlite(-wal)?$/.test(file))
  } finally {
    await server.kill()
  }
}

const calls = ['write', 'writev', 'pwrite64', 'pwritev', 'sendto', 'sendmsg', 'fsync', 'fdatasync']

/** Writes word after word, some alone and some in bursts; returns which mark stands behind which word. */
async function write(seats: readonly Seat[]): Promise<Map<number, string>> {
  const promises = new Map<number, string>()
  const clients = seats.map(
    ({ door, documentId }, index) => new MarkingProvider(door, documentId, {}, firstMarkOf(index)).connect(),
  )
  await until('everyone is in', () => clients.every(({ saved }) => saved), 60_000)
  for (let edit = 0; edit < edits; edit++) {
    const client = clients[edit % clients.length]
    if (client === undefined) throw new Error('nobody of the demo school could be seated')
    const word = `trace-${edit}-end`
    client.doc.getText('inquiryQuestion').insert(0, word)
    promises.set(client.marked, word)
    if (edit % 3 !== 0) await until('the word is saved', () => client.saved, 30_000)
  }
  await until('everything is saved', () => clients.every(({ saved }) => saved), 30_000)
  for (const client of clients) client.destroy()
  return promises
}

/** The trace, once strace has seen the server end. */
async function finished(trace: string): Promise<string> {
  let text = ''
  for (let attempt = 0; attempt < 200 && !/\+\+\+ (exited|killed)[^\n]*\n$/.test(text); attempt++) {
    await new Promise((resolve) => setTimeout(resolve, 50))
    text = await readFile(trace, 'latin1')
  }
  return text
}
