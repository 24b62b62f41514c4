import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSchool, type TestSchool } from '../testing/school'

let folder: string
let school: TestSchool
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clear-cycle-page-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>the page</title>')
  await writeFile(join(folder, 'sw.js'), '/* the worker */')
  await writeFile(join(folder, 'assets', 'main-a1b2.js'), `/* ${'the code '.repeat(500)} */`)
  school = await startSchool({ clientFolder: folder })
})
afterAll(async () => {
  await school.close()
  await rm(folder, { recursive: true })
})

const ask = async (path: string, headers: Record<string, string> = {}) => {
  const response = await fetch(school.url + path, { headers })
  const header = (name: string) => response.headers.get(name)
  return { status: response.status, text: await response.text(), cache: header('cache-control'), encoding: header('content-encoding') }
}

describe('the page', () => {
  it('is at every address that is not the API’s, and is asked for again each time', async () => {
    for (const path of ['/', '/cycles/grade-3-3', '/sign-in?next=%2F']) {
      const page = await ask(path)
      expect(page).toMatchObject({ status: 200, cache: 'no-cache' })
      expect(page.text).toContain('the page')
    }
    expect(await ask('/sw.js')).toMatchObject({ status: 200, cache: 'no-cache' })
  })

  it('brings code that is named by its content, kept for ever and sent compressed', async () => {
    const code = await ask('/assets/main-a1b2.js', { 'accept-encoding': 'gzip' })
    expect(code).toMatchObject({ status: 200, cache: 'public, max-age=31536000, immutable', encoding: 'gzip' })
    expect(code.text).toContain('the code')
  })

  it('answers 404 for code of a version that is gone, not with itself', async () => {
    const gone = await ask('/assets/main-0000.js')
    expect(gone.status).toBe(404)
    expect(gone.text).not.toContain('<title>')
  })
})
