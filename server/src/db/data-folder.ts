import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'

/** Thrown when this user cannot write to the data folder. The message is for the person who started the server. */
export class DataFolderNotWritable extends Error {
  override readonly name = 'DataFolderNotWritable'
  constructor(folder: string) {
    super(`The data folder ${folder} cannot be written to: give this user the right to, or set DATA_DIR to another one.`)
  }
}

/** Makes sure that the folder is there and can be written to. A new one is for this user alone: all that people wrote is in it. */
export function makeDataFolder(folder: string): void {
  try {
    makeFolder(folder)
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch {
    throw new DataFolderNotWritable(folder)
  }
}

/** By hand, because Node's own `recursive` never returns where a folder above exists and refuses (as in /proc). */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  mkdirSync(folder, { mode: 0o700 })
}
