import { unzipSync } from 'fflate'
import { ClearCycleError } from 'shared/errors'

/** The files of OneRoster that are looked at, in no order. */
export const rosterFiles = [
  ...['manifest.csv', 'orgs.csv', 'academicsessions.csv', 'courses.csv'],
  ...['classes.csv', 'users.csv', 'roles.csv', 'enrollments.csv'],
] as const
export type RosterFile = (typeof rosterFiles)[number]

/** Bytes that the files of a roster may have in all, once unpacked: a zip that holds more is refused unopened. */
const longestUnpacked = 150 * 1024 * 1024
const mostEntries = 1_000

/** A zip, opened one file at a time. */
export interface Archive {
  has(name: RosterFile): boolean
  /** The bytes of a file; null when the zip has none of this name. */
  open(name: RosterFile): Uint8Array | null
}

/**
 * Looks at what a zip says it holds before anything in it is unpacked. Folders do not count, nor do capitals.
 * @throws ClearCycleError `bad-request` for what is no zip, or holds no roster; `too-large`
 */
export function openArchive(zip: Uint8Array): Archive {
  const paths = listFiles(zip)
  if (!paths.has('users.csv')) {
    throw new ClearCycleError('bad-request', 'There is no users.csv in this. Send the OneRoster files as your student information system exports them.')
  }
  return {
    has: (name) => paths.has(name),
    open(name) {
      const path = paths.get(name)
      if (path === undefined) return null
      return guarded(() => unzipSync(zip, { filter: ({ name: entry }) => entry === path }))[path] ?? null
    },
  }
}

function listFiles(zip: Uint8Array): Map<RosterFile, string> {
  const paths = new Map<RosterFile, string>()
  let entries = 0
  let unpacked = 0
  guarded(() =>
    unzipSync(zip, {
      filter({ name, originalSize }) {
        const known = rosterFileOf(name)
        if (++entries > mostEntries) throw tooLarge()
        if (known === null || paths.has(known)) return false
        unpacked += originalSize
        if (unpacked > longestUnpacked) throw tooLarge()
        paths.set(known, name)
        return false
      },
    }),
  )
  return paths
}

function rosterFileOf(path: string): RosterFile | null {
  if (path.includes('__MACOSX')) return null
  const name = path.split(/[\\/]/).at(-1)?.toLowerCase()
  return rosterFiles.find((known) => known === name) ?? null
}

/** What the unpacker throws says nothing to anybody, and may hold what is in the file. */
function guarded<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof ClearCycleError) throw error
    throw new ClearCycleError('bad-request', 'This zip could not be opened. Is it whole, and without a password? Export it again, or send the CSV files themselves.')
  }
}

function tooLarge(): ClearCycleError {
  return new ClearCycleError('too-large', 'This holds more than a school’s roster. Export one school alone, without attendance and results.')
}
