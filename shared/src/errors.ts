/** Every error the HTTP API answers with has one of these codes; the status follows from it. */
export const errorStatus = {
  'bad-request': 400,
  'not-signed-in': 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  'too-many': 429,
  'server-error': 500,
  'not-ready': 503,
} as const

export type ErrorCode = keyof typeof errorStatus

/** The body of every non-2xx answer under `/api`. `message` says in plain words what to do next. */
export interface ErrorBody {
  error: { code: ErrorCode; message: string; fields?: { path: string; message: string }[] }
}

/** Thrown anywhere; translated to a status and an {@link ErrorBody} in one place (server/http/error-handler.ts). */
export class ClearCycleError extends Error {
  override readonly name = 'ClearCycleError'
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly fields?: { path: string; message: string }[],
  ) {
    super(message)
  }
}
