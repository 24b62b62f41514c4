import { DataFolderNotWritable } from '../db/data-folder'
import { DatabaseError } from '../db/sqlite-thread'

/** Something about backups that the person who runs the server can put right; the message is one sentence for them. */
export class BackupProblem extends Error {
  override readonly name = 'BackupProblem'
}

const noSpace = ['ENOSPC', 'EDQUOT', 'SQLITE_FULL']
const notAllowed = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'SQLITE_CANTOPEN', 'SQLITE_READONLY']

/** What went wrong while a backup was copied to where it is to be restored, in one sentence. */
export function whyNotCopied(error: unknown, into: string): BackupProblem {
  if (noSpace.includes(codeOf(error))) return new BackupProblem(`There is not enough space in ${into} to restore a backup: make room there. Nothing was changed.`)
  return new BackupProblem(`The backup could not be copied to ${into}, and nothing was changed: ${error instanceof Error ? error.message : String(error)}.`)
}

/**
 * What went wrong while a backup was written, in one sentence.
 * @param into the folder that was written to
 */
export function whyNotWritten(error: unknown, into: string): BackupProblem {
  if (error instanceof BackupProblem) return error
  const code = codeOf(error)
  if (noSpace.includes(code)) {
    return new BackupProblem(`There is not enough space in ${into} for a backup: make room there, or set BACKUP_DIR to a folder on another disk.`)
  }
  if (notAllowed.includes(code) || error instanceof DataFolderNotWritable) {
    return new BackupProblem(`The folder ${into} cannot be written to: give this user the right to, or set BACKUP_DIR to another one.`)
  }
  return new BackupProblem(`The backup could not be made, and nothing of it was left behind: ${error instanceof Error ? error.message : String(error)}.`)
}

/** The code that SQLite or the operating system gave to an error; empty where there is none. */
function codeOf(error: unknown): string {
  if (error instanceof DatabaseError) return error.code
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
