import { existsSync } from 'node:fs'
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'

/**
 * How a command asks the server that holds a data folder for a restore: by a file in that folder. Whoever may write there
 * may do anything to the data already, and nobody else can ask.
 */
const requestSchema = z.object({ id: z.string(), /** The folder of the backup. */ path: z.string() })
const answerSchema = z.object({ id: z.string(), state: z.enum(['working', 'done', 'failed']), sentence: z.string() })

export type RestoreRequest = z.infer<typeof requestSchema>
export type RestoreAnswer = z.infer<typeof answerSchema>

const requestFile = 'restore-request.json'
const answerFile = 'restore-answer.json'

export async function ask(dataFolder: string, request: RestoreRequest): Promise<void> {
  await rm(join(dataFolder, answerFile), { force: true })
  await writeWhole(join(dataFolder, requestFile), request)
}

/** Takes the request that waits, so that it is done once at most; null when none does. */
export async function takeRequest(dataFolder: string): Promise<RestoreRequest | null> {
  const file = join(dataFolder, requestFile)
  if (!existsSync(file)) return null
  const request = await read(file, requestSchema)
  await rm(file, { force: true })
  return request
}

export async function answer(dataFolder: string, what: RestoreAnswer): Promise<void> {
  await writeWhole(join(dataFolder, answerFile), what)
}

/** The answer to this request as far as it has come; 'waiting' while nobody has taken it. */
export async function answerTo(dataFolder: string, id: string): Promise<RestoreAnswer | 'waiting' | null> {
  const found = await read(join(dataFolder, answerFile), answerSchema)
  if (found?.id === id) return found
  return existsSync(join(dataFolder, requestFile)) ? 'waiting' : null
}

/** Is a restore that somebody else has asked for waiting, or under way? */
export async function isBusy(dataFolder: string): Promise<boolean> {
  if (existsSync(join(dataFolder, requestFile))) return true
  return (await read(join(dataFolder, answerFile), answerSchema))?.state === 'working'
}

/** What a run that was killed has left: nobody waits for it any more. */
export async function forgetRequests(dataFolder: string): Promise<void> {
  await rm(join(dataFolder, requestFile), { force: true })
  await rm(join(dataFolder, answerFile), { force: true })
}

async function read<T>(file: string, schema: z.ZodType<T>): Promise<T | null> {
  try {
    return schema.safeParse(JSON.parse(await readFile(file, 'utf8'))).data ?? null
  } catch {
    return null
  }
}

async function writeWhole(file: string, what: object): Promise<void> {
  const draft = `${file}.new`
  await writeFile(draft, JSON.stringify(what), { mode: 0o600 })
  await rename(draft, file)
}
