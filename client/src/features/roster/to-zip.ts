import { zipSync } from 'fflate'
import { longestRoster } from 'shared/roster/schema'

export type Zipped = { kind: 'zip'; zip: Blob } | { kind: 'too-large' | 'not-a-roster' }

/** What somebody has chosen, as the one zip that the server takes: a zip as it is, or CSV files put into one. */
export async function toZip(files: readonly File[]): Promise<Zipped> {
  const [first, ...more] = files
  if (first === undefined) return { kind: 'not-a-roster' }
  if (more.length === 0 && /\.zip$/i.test(first.name)) return checked(first.slice(0, first.size, 'application/zip'))
  const tables = files.filter(({ name }) => /\.csv$/i.test(name))
  if (tables.length === 0) return { kind: 'not-a-roster' }
  const entries: Record<string, Uint8Array> = {}
  for (const file of tables) entries[file.name] = new Uint8Array(await file.arrayBuffer())
  return checked(new Blob([new Uint8Array(zipSync(entries))], { type: 'application/zip' }))
}

function checked(zip: Blob): Zipped {
  return zip.size > longestRoster ? { kind: 'too-large' } : { kind: 'zip', zip }
}
