import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { DataFolderInUse, lockDataFolder } from './lock'

it('keeps the data folder for a server that does nothing else with the lock, however often memory is tidied up', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'clear-cycle-lock-'))
  lockDataFolder(folder)
  setFlagsFromString('--expose-gc')
  const tidyUp: unknown = runInNewContext('gc')
  if (typeof tidyUp !== 'function') throw new Error('memory cannot be tidied up here')
  for (let times = 0; times < 5; times++) {
    Reflect.apply(tidyUp, null, [])
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  expect(() => lockDataFolder(folder)).toThrow(DataFolderInUse)
  await rm(folder, { recursive: true })
})
