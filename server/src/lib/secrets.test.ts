import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadSecrets, SecretsProblem } from './secrets'

let folder: string
let file: string
const said: string[] = []
const warn = (sentence: string) => void said.push(sentence)
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clear-cycle-secrets-'))
  file = join(folder, 'secrets.json')
  said.length = 0
})
afterEach(() => rmSync(folder, { recursive: true }))

const modeOf = (path: string) => statSync(path).mode & 0o777

describe('the secrets of a building', () => {
  it('are made at the first start, for the server’s own user alone, and are the same ever after', () => {
    const first = loadSecrets(folder, warn)
    expect(first.sealingKey).toHaveLength(32)
    expect(readdirSync(folder)).toEqual(['secrets.json'])
    if (process.platform !== 'win32') expect(modeOf(file)).toBe(0o600)
    expect(loadSecrets(folder, warn)).toEqual(first)
    expect(said).toEqual([])
  })

  it('differ from those of every other building', () => {
    const { sealingKey } = loadSecrets(folder, warn)
    rmSync(file)
    expect(loadSecrets(folder, warn).sealingKey).not.toEqual(sealingKey)
  })

  it.runIf(process.platform !== 'win32')('are closed again, with a word about it, where others could read them', () => {
    const { sealingKey } = loadSecrets(folder, warn)
    chmodSync(file, 0o640)
    expect(loadSecrets(folder, warn).sealingKey).toEqual(sealingKey)
    expect(modeOf(file)).toBe(0o600)
    expect(said).toEqual([expect.stringMatching(/could read .*mode 600/)])
  })

  it('are never replaced behind anybody’s back: a damaged file is named, and stays as it is', () => {
    const halfWritten = '{"sealingKey": "c2hvcnQ'
    for (const content of ['', halfWritten, '{}', '{"sealingKey":"c2hvcnQ="}']) {
      writeFileSync(file, content, { mode: 0o600 })
      expect(() => loadSecrets(folder, warn)).toThrow(SecretsProblem)
      expect(() => loadSecrets(folder, warn)).toThrow('put back the copy from your backup')
      expect(readFileSync(file, 'utf8')).toBe(content)
    }
  })

  it('take no harm from a start that was cut off while it wrote them', () => {
    writeFileSync(`${file}.new`, '{"seal')
    expect(loadSecrets(folder, warn).sealingKey).toHaveLength(32)
    expect(readdirSync(folder)).toEqual(['secrets.json'])
  })
})
