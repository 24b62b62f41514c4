import type { ErrorBody, ErrorCode } from 'shared/errors'

/**
 * Why a request to the server did not work. `offline`: no answer came; `unreadable`: an answer that this version of the
 * page does not understand; otherwise the server's own code, with its message to the person.
 */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  constructor(
    readonly code: ErrorCode | 'offline' | 'unreadable',
    message: string,
    readonly fields: NonNullable<ErrorBody['error']['fields']> = [],
  ) {
    super(message)
  }
}

/** Is this the error of a request that got no answer? */
export function isOffline(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'offline'
}

/** Does this error carry that code? */
export function hasCode(error: unknown, code: ApiError['code']): boolean {
  return error instanceof ApiError && error.code === code
}
