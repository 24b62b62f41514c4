/**
 * Loaded into the server by the torture alone (`node --import`), into its threads too: between the server and SQLite it
 * makes go wrong what is ordered (faults.ts). The server's own code knows nothing of it. It stands on packages and
 * erasable TypeScript alone, because Node loads this very file.
 */
import { appendFileSync, readFileSync } from 'node:fs'
// oxlint-disable-next-line house/arrows -- it asks for nothing: it takes promises away
import SQLite from 'better-sqlite3'

interface Order {
  number: string
  oneIn: number
  kind: string
  at: string
  when: string
  nth: number
}

const file = process.env['TORTURE_FAULTS'] ?? ''
// oxlint-disable-next-line typescript/no-unsafe-assignment -- the prototype of a statement has the methods of one
const statements: SQLite.Statement = Object.getPrototypeOf(new SQLite(':memory:').prepare('select 1'))
const { run: reallyRun } = statements

/** Rows of the log were written in this transaction: only such a commit promises anything to anybody. */
let appended = false
let counted = { number: '', seen: 0 }

statements.run = function (this: SQLite.Statement, ...parameters) {
  const at = turningPointOf(this.source)
  const run = () => reallyRun.apply(this, parameters)
  return at === null ? run() : goWrong(at, this.database, run)
}

function turningPointOf(sql: string): string | null {
  if (sql === 'begin immediate') return 'begin'
  if (sql === 'commit') return 'commit'
  if (sql.startsWith('insert into "document_updates"')) return 'append'
  if (sql.startsWith('insert into "document_snapshots"')) return 'snapshot'
  if (sql.startsWith('delete from "document_updates"')) return 'prune'
  return null
}

/** Does what is asked for, or what was ordered in its place. */
function goWrong<Result>(at: string, database: SQLite.Database, run: () => Result): Result {
  if (at === 'begin') appended = false
  if (at === 'append') appended = true
  const order = orderFor(at)
  if (order === null) return run()
  appendFileSync(`${file}.toll`, `${order.kind}\n`)
  switch (order.kind) {
    case 'answer-lost':
      run()
      throw broken('after')
    case 'early-answer':
      database.exec('rollback; begin immediate')
      return run()
    case 'die':
      if (order.when === 'after') run()
      process.kill(process.pid, 'SIGKILL')
      return run()
    default:
      throw broken('before')
  }
}

/** What was ordered, when it is this statement's turn. */
function orderFor(at: string): Order | null {
  const order = readOrder()
  if (order === null || !concerns(order, at)) return null
  if (counted.number !== order.number) counted = { number: order.number, seen: 0 }
  counted.seen++
  return order.kind === 'die' ? (counted.seen === order.nth ? order : null) : Math.random() * order.oneIn < 1 ? order : null
}

function readOrder(): Order | null {
  try {
    const [number = '', oneIn, kind = '', at = '', when = '', nth] = readFileSync(file, 'utf8').split(' ')
    return { number, oneIn: Number(oneIn), kind, at, when, nth: Number(nth) }
  } catch {
    return null
  }
}

function concerns({ kind, at }: Order, here: string): boolean {
  if (kind === 'die') return at === here
  return kind === 'append-fails' ? here === 'append' : here === 'commit' && appended
}

function broken(when: string): Error {
  return new SQLite.SqliteError(`The torture broke the disk ${when} it was written to.`, 'SQLITE_IOERR')
}
