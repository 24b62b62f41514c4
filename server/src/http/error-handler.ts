import { randomUUID } from 'node:crypto'
import type { ErrorRequestHandler } from 'express'
import { ClearCycleError, type ErrorBody, errorStatus } from 'shared/errors'
import * as z from 'zod'
import { DatabaseError } from '../db/sqlite-thread'
import type { Logger } from '../lib/logger'
import { describeError } from '../lib/scrub'
import { TooMany } from './too-many'

/** What Express and its parsers throw for a request that is not sound. */
const requestErrorSchema = z.object({ status: z.number().min(400).max(499) })

/** The one place where an error becomes a status and an {@link ErrorBody}. */
export function errorHandler(logger: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const told = toClearCycleError(error)
    if (told.code === 'server-error') {
      // Whoever helps a teacher finds the line in the log by what their browser shows of the answer.
      const requestId = randomUUID()
      if (!response.headersSent) response.set('x-request-id', requestId)
      logger.error({ requestId, method: request.method, route: routePath(request.route), ...describeError(error) }, 'a request failed')
    }
    if (response.headersSent) return next(error)
    if (told instanceof TooMany) response.set('retry-after', String(told.retryAfter))
    response.status(errorStatus[told.code]).set('cache-control', 'no-store').json(bodyOf(told))
  }
}

function bodyOf({ code, message, fields }: ClearCycleError): ErrorBody {
  return { error: { code, message, ...(fields && { fields }) } }
}

const noRoom = 'Nothing can be saved just now: the server has no room left. Nothing that was saved is lost. Please tell whoever looks after Clear Cycle here, and try again later.'

function toClearCycleError(error: unknown): ClearCycleError {
  if (error instanceof ClearCycleError) return error
  if (error instanceof DatabaseError && error.code === 'SQLITE_FULL') return new ClearCycleError('not-ready', noRoom)
  const request = requestErrorSchema.safeParse(error)
  if (!request.success) return new ClearCycleError('server-error', 'Something went wrong on our side. Try again in a moment.')
  return request.data.status === errorStatus['too-large']
    ? new ClearCycleError('too-large', 'This is too large to send. Make it smaller and try again.')
    : new ClearCycleError('bad-request', 'The server could not read this request.')
}

/** The path of Express's `request.route` as declared, without the ids that were in it; 'none' where there is none. */
export function routePath(route: unknown): string {
  const parsed = z.object({ path: z.string() }).safeParse(route)
  return parsed.success ? parsed.data.path : 'none'
}
