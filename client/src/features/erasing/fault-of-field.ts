import { ApiError } from '../../lib/api-error'
import { reasonOf } from '../../lib/reason'

/** What is wrong with one field, or else why the whole did not work. */
export function faultOfField(error: Error | null, field: string): { fault: string | null; reason: string | null } {
  if (error === null) return { fault: null, reason: null }
  const fault = error instanceof ApiError ? error.fields.find(({ path }) => path === field)?.message : undefined
  return fault === undefined ? { fault: null, reason: reasonOf(error) } : { fault, reason: null }
}
