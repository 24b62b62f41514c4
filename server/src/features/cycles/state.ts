import { steps } from 'shared/cycles/steps'
import * as z from 'zod'

/** What the server itself reads out of a cycle's projected state (the table `cycle_states`); the rest is passed over. */
const stateSchema = z.object({
  step: z.enum(steps).nullable(),
  inquiryQuestion: z.string(),
  carriedDecisions: z.array(z.object({ id: z.string(), verdict: z.enum(['kept', 'dropped']).nullable() })),
  decisions: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['start', 'stop', 'continue']).nullable(),
      text: z.string(),
      owner: z.string().nullable(),
      checkBy: z.string().nullable(),
    }),
  ),
})
export type CycleState = z.infer<typeof stateSchema>

/** A cycle that has just been opened is projected a moment later. */
const notYetProjected: CycleState = { step: null, inquiryQuestion: '', carriedDecisions: [], decisions: [] }

/** @param json null while the cycle's document has not been projected */
export function readState(json: string | null): CycleState {
  return json === null ? notYetProjected : stateSchema.parse(JSON.parse(json))
}
