import { readFileSync } from 'node:fs'
import * as z from 'zod'

/** Which Clear Cycle this is: package.json of the root, the same from server/src and from server/dist. */
export function programVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version
}
