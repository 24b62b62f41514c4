import { ClearCycleError } from 'shared/errors'
import * as z from 'zod'

/** Parses what came from outside; what does not fit is refused with a list of the fields that don't. */
export function parseOrRefuse<T>(schema: z.core.$ZodType<T>, value: unknown): T {
  const parsed = z.safeParse(schema, value)
  if (parsed.success) return parsed.data
  const fields = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
  throw new ClearCycleError('bad-request', 'This request is not as the server expects it. Reload the page and try again.', fields)
}
