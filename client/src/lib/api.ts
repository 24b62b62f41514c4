import { type ErrorCode, errorStatus } from 'shared/errors'
import * as z from 'zod/mini'
import { ApiError, isOffline } from './api-error'
import { reportReachable } from './connection'
import { reportSignedOut } from './signed-in'

interface Options {
  signal?: AbortSignal
}

const errorBodySchema = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    fields: z.optional(z.array(z.object({ path: z.string(), message: z.string() }))),
  }),
})

/**
 * GET `path` under `/api`, parsed with `schema`. Throws {@link ApiError}.
 * @param path with its leading slash, without `/api`
 */
export function get<T extends z.ZodMiniType>(path: string, schema: T, options: Options = {}): Promise<z.output<T>> {
  return request('GET', path, undefined, schema, options)
}

/** POST JSON to `path` under `/api`; the answer is parsed with `schema`. Throws {@link ApiError}. */
export function post<T extends z.ZodMiniType>(path: string, body: unknown, schema: T): Promise<z.output<T>> {
  return request('POST', path, body, schema, {})
}

/** POST bytes of their own media type to `path` under `/api`; the answer is parsed with `schema`. Throws {@link ApiError}. */
export function postBytes<T extends z.ZodMiniType>(path: string, body: Blob, schema: T): Promise<z.output<T>> {
  return request('POST', path, body, schema, {})
}

/** PUT or DELETE JSON whose answer is parsed with `schema`. Throws {@link ApiError}. */
export function exchange<T extends z.ZodMiniType>(method: 'PUT' | 'DELETE', path: string, body: unknown, schema: T): Promise<z.output<T>> {
  return request(method, path, body, schema, {})
}

/** GET a file from `path` under `/api`. Throws {@link ApiError}. */
export async function getFile(path: string): Promise<Blob> {
  const { response, answer } = await ask(path, {}, (received) => (received.ok ? received.blob() : readJson(received)))
  if (answer instanceof Blob) return answer
  throw refusal(response.status, answer)
}

/** POST, PUT, PATCH or DELETE whose answer carries nothing. Throws {@link ApiError}. */
export async function send(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<void> {
  await request(method, path, body, z.unknown(), {})
}

async function request<T extends z.ZodMiniType>(
  method: string,
  path: string,
  body: unknown,
  schema: T,
  { signal }: Options,
): Promise<z.output<T>> {
  const { response, answer } = await ask(path, {
    method,
    headers: { Accept: 'application/json', ...(body === undefined ? {} : { 'Content-Type': mediaTypeOf(body) }) },
    ...(body === undefined ? {} : { body: body instanceof Blob ? body : JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  })
  if (!response.ok) throw refusal(response.status, answer)
  const parsed = z.safeParse(schema, answer)
  if (!parsed.success) throw new ApiError('unreadable', `${method} ${path}: ${z.prettifyError(parsed.error)}`)
  return parsed.data
}

function mediaTypeOf(body: unknown): string {
  return body instanceof Blob ? body.type : 'application/json'
}

async function ask(
  path: string,
  init: RequestInit,
  read: (response: Response) => Promise<unknown> = readJson,
): Promise<{ response: Response; answer: unknown }> {
  try {
    const response = await fetch(`/api${path}`, { credentials: 'same-origin', ...init })
    const answer = await read(response)
    reportReachable(true)
    return { response, answer }
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    const refused = error instanceof ApiError ? error : new ApiError('offline', 'No answer from the server.')
    if (isOffline(refused)) reportReachable(false)
    throw refused
  }
}

async function readJson(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined
  const text = await response.text()
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    // A proxy or a captive portal answered with a page of its own: as good as no answer.
    throw new ApiError(response.ok ? 'unreadable' : 'offline', `The answer (${response.status}) is not JSON.`)
  }
}

function refusal(status: number, answer: unknown): ApiError {
  const parsed = z.safeParse(errorBodySchema, answer)
  const code = parsed.success && isErrorCode(parsed.data.error.code) ? parsed.data.error.code : codeOf(status)
  if (code === 'not-signed-in') reportSignedOut()
  return parsed.success
    ? new ApiError(code, parsed.data.error.message, parsed.data.error.fields)
    : new ApiError(code, `The server answered ${status}.`)
}

function isErrorCode(code: string): code is ErrorCode {
  return code in errorStatus
}

function codeOf(status: number): ErrorCode {
  const codes = Object.keys(errorStatus).filter(isErrorCode)
  return codes.find((code) => errorStatus[code] === status) ?? 'server-error'
}
