import { type Appended, type Batch, DamagedLog, type Log, type LoggedDocument, type NewUpdate } from './log'

export interface MemoryDocument extends Omit<LoggedDocument, 'headSeq' | 'updates'> {
  accessVersion: number
  rows: Pick<NewUpdate, 'bytes' | 'at' | 'personId'>[]
}

/** A log that ends with the process: the same promises as the durable one, for tests of rooms. */
export class MemoryLog implements Log {
  readonly documents = new Map<string, MemoryDocument>()

  async load(documentId: string): Promise<LoggedDocument | null> {
    const document = this.documents.get(documentId)
    if (document === undefined) return null
    const { accessVersion: _, rows, ...rest } = document
    if (rows.length === 0) throw new DamagedLog(documentId)
    return { ...rest, headSeq: rows.length, updates: rows.map(({ bytes }) => bytes) }
  }

  async append(batches: readonly Batch[]): Promise<Appended[]> {
    return batches.map((batch) => this.#append(batch))
  }

  #append({ documentId, epoch, headSeq, updates }: Batch): Appended {
    const document = this.documents.get(documentId)
    if (document === undefined) return 'gone'
  if (document.epoch !== epoch) return 'epoch-changed'
    if (document.rows.length !== headSeq) return 'moved'
    const stale = updates.some(({ accessVersion }) => accessVersion !== null && accessVersion !== document.accessVersion)
    if (stale) return 'access-changed'
    document.rows.push(...updates.map(({ bytes, at, personId }) => ({ bytes, at, personId })))
    return 'committed'
  }
}
