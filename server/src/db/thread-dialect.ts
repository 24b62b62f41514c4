import {
  CompiledQuery,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
} from 'kysely'
import type { SqliteThread } from './sqlite-thread'

/**
 * Kysely over one {@link SqliteThread}. Our own, and this small, because the packaged one (kysely-generic-sqlite)
 * neither serialises transactions on its one connection, nor begins them IMMEDIATE, nor keeps SQLite's error codes.
 */
export function threadDialect(thread: SqliteThread): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new ThreadDriver(thread),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  }
}

class ThreadDriver implements Driver {
  readonly #thread: SqliteThread
  readonly #connection: DatabaseConnection

  constructor(thread: SqliteThread) {
    this.#thread = thread
    this.#connection = connectionTo(thread)
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    await this.#thread.takeTurn()
    return this.#connection
  }

  async releaseConnection(): Promise<void> {
    this.#thread.endTurn()
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'))
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('rollback'))
  }

  async destroy(): Promise<void> {
    await this.#thread.close()
  }
}

function connectionTo(thread: SqliteThread): DatabaseConnection {
  return {
    async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
      const { rows, changes } = await thread.run(sql, parameters)
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what a row holds is Kysely's word about its SQL
      return { rows: rows as R[], numAffectedRows: BigInt(changes) }
    },
    async *streamQuery() {
      throw new Error('Rows are not streamed: ask for a page.')
    },
  }
}
