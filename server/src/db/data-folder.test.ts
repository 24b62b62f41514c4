import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { makeDataFolder } from './data-folder'

it.runIf(process.platform !== 'win32')('a new data folder is open to the server’s own user alone; one that is there stays as it was', () => {
  const above = mkdtempSync(join(tmpdir(), 'clear-cycle-folder-'))
  const mode = (folder: string) => statSync(folder).mode & 0o777
  const before = mode(above)
  makeDataFolder(join(above, 'data', 'building'))
  expect([mode(join(above, 'data')), mode(join(above, 'data', 'building')), mode(above)]).toEqual([0o700, 0o700, before])
  rmSync(above, { recursive: true })
})
