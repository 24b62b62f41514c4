import * as z from 'zod'

/** What a backup says of itself, in its `manifest.json`. Written last: a folder without it is no backup. */
const manifestSchema = z.object({
  format: z.literal(1),
  /** 'asked' by somebody at the keyboard, by 'schedule', or 'before-restore', of what a restore took away. */
  why: z.enum(['asked', 'schedule', 'before-restore']),
  /** ISO 8601. */
  madeAt: z.iso.datetime(),
  /** "0.1.0" */
  madeBy: z.string(),
  /** Migrations that the database has seen, in order. */
  schema: z.array(z.object({ name: z.string(), breaksOlder: z.boolean() })),
  /** How many rows each table has. */
  rows: z.record(z.string(), z.number().int().nonnegative()),
  files: z.array(z.object({ name: z.string(), bytes: z.number().int().nonnegative(), sha256: z.string() })),
})

export type Manifest = z.infer<typeof manifestSchema>
export type Why = Manifest['why']

export const manifestFile = 'manifest.json'

/** Null when it is not the manifest of a backup that this version knows how to read. */
export function parseManifest(text: string): Manifest | null {
  try {
    return manifestSchema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}
