import { defaultSettings, type SuppressionSettings } from 'shared/data/bands'
import * as z from 'zod'

const tiersSchema = z.array(z.object({ from: z.number(), width: z.number(), end: z.number() })).min(1)

/** A building's rule for small numbers, as its row has it; bands that it never set are the product's. */
export function suppressionOf({ minimum_group, bands }: { minimum_group: number; bands: string | null }): SuppressionSettings {
  return {
    minimum: minimum_group,
    tiers: bands === null ? defaultSettings.tiers : tiersSchema.parse(JSON.parse(bands)),
  }
}
