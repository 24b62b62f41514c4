import { BackupProblem } from './backups/problem'
import { DataFolderNotWritable } from './db/data-folder'
import { ErasuresProblem } from './db/erasures-file'
import { DataFolderInUse } from './db/lock'
import { NewerData } from './db/migrate'
import { SettingsProblem } from './env'
import { CertificateProblem } from './http/certificate'
import { SecretsProblem } from './lib/secrets'
import { describeError } from './lib/scrub'

/** Something else that the person at the keyboard can put right; the message is one sentence for them. */
export class StartProblem extends Error {
  override readonly name = 'StartProblem'
}

const forThePerson = [StartProblem, SettingsProblem, DataFolderInUse, DataFolderNotWritable, NewerData, SecretsProblem, CertificateProblem, ErasuresProblem, BackupProblem]

const noRoom = 'There is no room left on the disk with the data folder. What was saved is still there: free some room and start again.'

function wordsFor(error: unknown): string | object {
  if (!(error instanceof Error)) return describeError(error)
  if (forThePerson.some((kind) => error instanceof kind)) return error.message
  return 'code' in error && (error.code === 'ENOSPC' || error.code === 'SQLITE_FULL') ? noRoom : describeError(error)
}

/** Runs what a command does; what goes wrong is said in a sentence where there is one, and the exit code is 1. */
export function run(command: () => Promise<void>): void {
  command().catch((error: unknown) => {
    console.error(wordsFor(error))
    process.exitCode = 1
  })
}
