import { steps } from 'shared/cycles/steps'
import * as z from 'zod'

const emptyRows = () => []

/**
 * What the server itself reads out of a cycle's projected state (the table `cycle_states`); the rest is passed over. A
 * part that cannot be read, from an older or a newer version, is as if nothing stood there: a page that lists many
 * teams must not fail for one.
 */
const stateSchema = z.object({
  step: z.enum(steps).nullable().catch(null),
  inquiryQuestion: z.string().catch(''),
  chosenStrategy: z.string().catch(''),
  carriedDecisions: z.array(z.object({ id: z.string(), verdict: z.enum(['kept', 'dropped']).nullable() })).catch(emptyRows),
  decisions: z
    .array(
      z.object({
        id: z.string(),
        kind: z.enum(['start', 'stop', 'continue']).nullable(),
        text: z.string(),
        owner: z.string().nullable(),
        checkBy: z.string().nullable(),
      }),
    )
    .catch(emptyRows),
})
export type CycleState = z.infer<typeof stateSchema>

/** @param json null while the cycle's document has not been projected: a moment after it was opened */
export function readState(json: string | null): CycleState {
  return readView(parse(json))
}

/** @param view as the projector made it, before it is JSON */
export function readView(view: unknown): CycleState {
  const read = stateSchema.safeParse(view)
  return read.success ? read.data : stateSchema.parse({})
}

function parse(json: string | null): unknown {
  if (json === null) return {}
  try {
    return JSON.parse(json)
  } catch {
    return {}
  }
}
