import { Worker } from 'node:worker_threads'
import type { Job } from './compaction-worker'

/** Makes one update of many, all of which it was given; rejects when it cannot vouch for the result. */
export type Replay = (updates: readonly Uint8Array[], signal: AbortSignal) => Promise<Uint8Array>

const workerFile = import.meta.url.endsWith('.ts') ? './compaction-worker.ts' : './compaction-worker.js'

/** {@link Replay} in a thread that lives as long as the work: nothing else waits for it, and its memory is given back. */
export const replayInThread: Replay = (updates, signal) =>
  new Promise((resolve, reject) => {
    const job = pack(updates)
    const worker = new Worker(new URL(workerFile, import.meta.url), {
      workerData: job,
      transferList: [job.bytes.buffer, job.ends.buffer],
    })
    const stop = () => void worker.terminate()
    signal.addEventListener('abort', stop, { once: true })
    worker.once('message', (state: Uint8Array) => resolve(state))
    worker.once('error', reject)
    worker.once('exit', () => {
      signal.removeEventListener('abort', stop)
      reject(new Error('the thread ended without a result'))
    })
    if (signal.aborted) stop()
  })

/** One large buffer changes hands; thousands of small ones would be copied one by one. */
function pack(updates: readonly Uint8Array[]): Job & { bytes: Uint8Array<ArrayBuffer>; ends: Uint32Array<ArrayBuffer> } {
  const ends = new Uint32Array(updates.length)
  let length = 0
  updates.forEach(({ byteLength }, index) => (ends[index] = length += byteLength))
  const bytes = new Uint8Array(length)
  updates.forEach((update, index) => bytes.set(update, index === 0 ? 0 : ends[index - 1]))
  return { kind: 'replay', bytes, ends }
}
