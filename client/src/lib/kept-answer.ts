import * as z from 'zod/mini'
import { get } from './api'
import { hasCode, isOffline } from './api-error'

/** Keeps answers of the server on this device, sealed for the person who is signed in (sync/local-store.ts). */
export interface AnswerStore {
  /** Null deletes what was kept. */
  keep(name: string, json: unknown): Promise<void>
  /** Undefined when there is none. */
  recall(name: string): Promise<unknown>
}

/**
 * GET `path` under `/api` and keep the answer; without the server, the answer that was kept last. Throws `ApiError`:
 * with `offline`, nothing was kept either. For `queryFn`s whose page must open without the server. What the server says
 * is not open to me, and what I only read (`keeps`), is not kept; nor is what was kept of it before.
 */
export async function getOrRecall<T extends z.ZodMiniType>(
  store: AnswerStore,
  path: string,
  schema: T,
  signal?: AbortSignal,
  keeps: (answer: z.output<T>) => boolean = () => true,
): Promise<z.output<T>> {
  try {
    const answer = await get(path, schema, signal ? { signal } : {})
    await store.keep(path, keeps(answer) ? answer : null)
    return answer
  } catch (error) {
    if (hasCode(error, 'not-found') || hasCode(error, 'forbidden')) await store.keep(path, null)
    if (!isOffline(error)) throw error
    const kept = z.safeParse(schema, await store.recall(path))
    if (kept.success) return kept.data
    throw error
  }
}
