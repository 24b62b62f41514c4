import type { ErrorRequestHandler } from 'express'
import { ClearCycleError, type ErrorBody, errorStatus } from 'shared/errors'
import * as z from 'zod'
import type { Logger } from '../lib/logger'

/** What body-parser throws (http-errors): a status, and for what is too large this type. */
const parserErrorSchema = z.object({ status: z.number().min(400).max(499), type: z.string() })

/** The one place where an error becomes a status and an {@link ErrorBody}. */
export function errorHandler(logger: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const told = toClearCycleError(error)
    if (told.code === 'server-error') {
      const { name, message, stack } = error instanceof Error ? error : { name: 'unknown', message: '', stack: '' }
      logger.error({ method: request.method, route: routePath(request.route), name, message, stack }, 'a request failed')
    }
    if (response.headersSent) return next(error)
    response.status(errorStatus[told.code]).set('cache-control', 'no-store').json(bodyOf(told))
  }
}

function bodyOf({ code, message, fields }: ClearCycleError): ErrorBody {
  return { error: { code, message, ...(fields && { fields }) } }
}

function toClearCycleError(error: unknown): ClearCycleError {
  if (error instanceof ClearCycleError) return error
  const parser = parserErrorSchema.safeParse(error)
  if (parser.success && parser.data.type === 'entity.too.large') {
    return new ClearCycleError('too-large', 'This is too large to send. Make it smaller and try again.')
  }
  if (parser.success) return new ClearCycleError('bad-request', 'The server could not read this request.')
  return new ClearCycleError('server-error', 'Something went wrong on our side. Try again in a moment.')
}

/** The path as declared, without the ids that were in it. */
function routePath(route: unknown): string {
  const parsed = z.object({ path: z.string() }).safeParse(route)
  return parsed.success ? parsed.data.path : 'none'
}
