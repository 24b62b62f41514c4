import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Database } from './client'

/** Bytes of the database's file, and of its write-ahead log, which a checkpoint empties. 0 where a file is not there. */
export async function sizeOnDisk({ folder }: Pick<Database, 'folder'>): Promise<{ file: number; log: number }> {
  const sizeOf = async (name: string) => (await stat(join(folder, name)).catch(() => null))?.size ?? 0
  return { file: await sizeOf('clear-cycle.sqlite'), log: await sizeOf('clear-cycle.sqlite-wal') }
}
