// Each rule of the house is shown to bite: a small tree of offenders, one run of the linter with the real config.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before, test } from 'node:test'
import { pathToFileURL } from 'node:url'

import { root } from '../paths.mjs'
import { tool } from '../tool.mjs'

/**
 * A file that holds imports, and what the linter must say about it; without `says`, nothing.
 * @type {Array<{ file: string, imports: string, says?: string }>}
 */
const importCases = [
  {
    file: 'client/src/features/cycles/a.ts',
    imports: "import '../teams/b'",
    says: 'feature "cycles" may not import the feature "teams"',
  },
  {
    file: 'client/src/features/cycles/b.ts',
    imports: "import '../../app/router'",
    says: 'let a page in app/ put the two together',
  },
  { file: 'client/src/features/cycles/c.ts', imports: "export * from '../teams/b'", says: 'feature "teams"' },
  {
    file: 'client/src/features/cycles/d.ts',
    imports: "export const page = () => import('../teams/b')",
    says: 'feature "teams"',
  },
  {
    file: 'client/src/features/cycles/e.ts',
    imports: "export type Team = import('../teams/b').Team",
    says: 'feature "teams"',
  },
  { file: 'client/src/features/brand-new/a.ts', imports: "import '../cycles/a'", says: 'feature "brand-new" may not' },
  { file: 'client/src/features/cycles/steps/assess/a.ts', imports: "import '../../chip'" },
  { file: 'client/src/features/cycles/f.ts', imports: "import '../../sync/room'\nimport 'shared/cycles/fields'" },
  {
    file: 'client/src/components/a.ts',
    imports: "import '../features/cycles/chip'",
    says: 'take what you need as a prop',
  },
  {
    file: 'client/src/components/b.ts',
    imports: "import '../sync/room'",
    says: 'client/components may not import client/sync',
  },
  {
    file: 'client/src/sync/a.ts',
    imports: "import '../editor/text'",
    says: 'client/sync may not import client/editor',
  },
  {
    file: 'client/src/lib/a.ts',
    imports: "import '../components/button'",
    says: 'client/lib may not import client/components',
  },
  { file: 'client/src/app/a.ts', imports: "import '../features/cycles/page'" },
  { file: 'client/src/app/b.ts', imports: "import 'server/src/app'", says: 'client may not import server' },
  { file: 'client/src/app/c.ts', imports: "import '../../../server/src/app'", says: 'client may not import server' },
  {
    file: 'client/src/app/d.ts',
    imports: "import 'shared/testing/cycles'",
    says: 'client may not import shared/testing',
  },
  { file: 'client/src/app/e.ts', imports: "import '../testing/render'", says: 'client may not import client/testing' },
  { file: 'client/src/app/e.test.ts', imports: "import 'shared/testing/cycles'\nimport '../testing/render'" },
  { file: 'server/src/features/cycles/a.ts', imports: "import '../../sync/rooms'", says: 'let app.ts pass it in' },
  { file: 'server/src/features/cycles/b.ts', imports: "import '../teams/store'", says: 'feature "teams"' },
  { file: 'server/src/features/dashboards/a.ts', imports: "import '../teams/store'" },
  { file: 'server/src/features/dashboards/b.ts', imports: "import '../teams/commands'", says: 'feature "teams"' },
  { file: 'server/src/sync/a.ts', imports: "import '../features/teams/store'", says: 'sync knows no feature' },
  {
    file: 'server/src/http/a.ts',
    imports: "import '../features/teams/policy'",
    says: 'server/http may not import server/features',
  },
  { file: 'server/src/lib/a.ts', imports: "import '../db/client'", says: 'server/lib may not import server/db' },
  { file: 'server/src/db/a.ts', imports: "import '../app'", says: 'server/db may not import server' },
  { file: 'server/src/app.ts', imports: "import './features/teams/routes'\nimport './sync/rooms'" },
  { file: 'server/src/features/teams/routes.ts', imports: "import 'kysely'", says: 'SQL lives in the store.ts' },
  { file: 'server/src/features/teams/store.ts', imports: "import 'kysely'" },
  { file: 'shared/src/cycles/a.ts', imports: "import 'node:fs'", says: 'pure TypeScript' },
  { file: 'shared/src/cycles/b.ts', imports: "import 'react'", says: 'pure TypeScript' },
  { file: 'shared/src/cycles/c.ts', imports: "import 'server/src/app'", says: 'shared may not import server' },
  { file: 'shared/src/cycles/d.ts', imports: "import 'yjs'\nimport '../data/gap'" },
  { file: 'e2e/specs/a.ts', imports: "import 'shared/cycles/fields'", says: 'e2e may not import shared' },
  { file: 'e2e/specs/b.ts', imports: "import '../../server/src/app'", says: 'e2e may not import server' },
  {
    file: 'e2e/specs/c.ts',
    imports: "import 'shared/testing/cycles'\nimport type { Cycle } from 'shared/cycles/fields'",
  },
]

/**
 * A file of some text, and the rule that must object; without `rule`, no rule of ours may.
 * @type {Array<{ file: string, text: string, rule?: string }>}
 */
const textCases = [
  { file: 'shared/src/cycles/index.ts', text: 'export const a = 1', rule: 'house(no-barrels)' },
  {
    file: 'client/src/app/words-a.tsx',
    text: 'export const A = () => <p>Save</p>',
    rule: 'house(words-from-catalogue)',
  },
  {
    file: 'client/src/app/words-b.tsx',
    text: 'export const A = () => <input aria-label="Name" />',
    rule: 'house(words-from-catalogue)',
  },
  {
    file: 'client/src/app/words-c.tsx',
    text: 'export const A = () => <input placeholder="Name" />',
    rule: 'house(words-from-catalogue)',
  },
  {
    file: 'client/src/app/words-d.tsx',
    text: 'export const A = () => <abbr title={`Name`} />',
    rule: 'house(words-from-catalogue)',
  },
  {
    file: 'client/src/app/words-e.tsx',
    text: "export const A = ({ b }: { b: boolean }) => <p>{b ? 'Yes' : null}</p>",
    rule: 'house(words-from-catalogue)',
  },
  {
    file: 'client/src/app/words-f.tsx',
    text: 'export const A = ({ b }: { b: string }) => <>{b} of them</>',
    rule: 'house(words-from-catalogue)',
  },
  {
    file: 'client/src/app/words-g.tsx',
    text: 'export const A = ({ b }: { b: string }) => <p className="big">{b} · &nbsp;→ 12 %</p>',
  },
  { file: 'client/src/app/words-h.test.tsx', text: 'export const A = () => <p>Save</p>' },
  { file: 'shared/src/any.ts', text: 'export const a: any = 1', rule: 'typescript(no-explicit-any)' },
  {
    file: 'shared/src/unsafe.ts',
    text: "export const a: string = JSON.parse('1')",
    rule: 'typescript(no-unsafe-assignment)',
  },
  {
    file: 'shared/src/cast.ts',
    text: 'export const a = (b: unknown) => b as string',
    rule: 'typescript(no-unsafe-type-assertion)',
  },
  {
    file: 'shared/src/bang.ts',
    text: 'export const a = (b?: string) => b!.length',
    rule: 'typescript(no-non-null-assertion)',
  },
  {
    file: 'shared/src/ignore.ts',
    text: '// @ts-ignore\nexport const a: string = 1',
    rule: 'typescript(ban-ts-comment)',
  },
  { file: 'shared/src/floating.ts', text: 'const a = async () => 1\na()', rule: 'typescript(no-floating-promises)' },
  {
    file: 'shared/src/switch.ts',
    text: "export function a(b: 'x' | 'y') {\n  switch (b) {\n    case 'x':\n      return 1\n  }\n  return 2\n}",
    rule: 'typescript(switch-exhaustiveness-check)',
  },
  { file: 'shared/src/unused.ts', text: 'const a = 1', rule: 'eslint(no-unused-vars)' },
  {
    file: 'shared/src/circle-a.ts',
    text: "import { b } from './circle-b'\nexport const a = (): number => b()",
    rule: 'import(no-cycle)',
  },
  {
    file: 'shared/src/circle-b.ts',
    text: "import { a } from './circle-a'\nexport const b = (): number => a()",
    rule: 'import(no-cycle)',
  },
  {
    file: 'shared/src/skipped.test.ts',
    text: "import { test } from 'vitest'\ntest.skip('a', () => {})",
    rule: 'vitest(no-disabled-tests)',
  },
  {
    file: 'shared/src/only.test.ts',
    text: "import { test } from 'vitest'\ntest.only('a', () => {})",
    rule: 'vitest(no-focused-tests)',
  },
  {
    file: 'client/src/app/hooks.tsx',
    text: "import { useState } from 'react'\nexport function A({ b }: { b: boolean }) {\n  if (b) useState(1)\n  return null\n}",
    rule: 'react-hooks(rules-of-hooks)',
  },
  {
    file: 'client/src/app/deps.tsx',
    text: "import { useEffect } from 'react'\nexport function A({ b }: { b: string }) {\n  useEffect(() => console.log(b), [])\n  return null\n}",
    rule: 'react-hooks(exhaustive-deps)',
  },
  { file: 'client/src/app/a11y.tsx', text: 'export const A = () => <img src="a.png" />', rule: 'jsx-a11y(alt-text)' },
  { file: 'shared/src/long.ts', text: 'export {}\n'.repeat(401), rule: 'eslint(max-lines)' },
]

const compilerOptions = {
  target: 'ES2023',
  module: 'ESNext',
  moduleResolution: 'bundler',
  strict: true,
  jsx: 'preserve',
}
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'clear-cycle-lint-')))
/** @type {Array<{ filename: string, code: string, message: string }>} */
let problems = []

/** @param {string} file @param {string} text */
function write(file, text) {
  mkdirSync(dirname(join(folder, file)), { recursive: true })
  writeFileSync(join(folder, file), text)
}

/** @param {string} file @returns {string[]} what the linter said about it, the rule first */
const saidAbout = (file) =>
  problems.flatMap(({ filename, code, message }) =>
    filename.replaceAll('\\', '/') === file ? [`${code}: ${message}`] : [],
  )

before(() => {
  for (const { file, imports } of importCases) write(file, `${imports}\n`)
  for (const { file, text } of textCases) write(file, `${text}\n`)
  write('tsconfig.json', JSON.stringify({ compilerOptions: { ...compilerOptions, types: [] }, include: ['.'] }))
  const config = readFileSync(join(root, '.oxlintrc.json'), 'utf8')
  write('.oxlintrc.json', config.replace('./scripts', pathToFileURL(join(root, 'scripts')).href))
  const args = [tool('.', 'oxlint'), '--type-aware', '--format', 'json']
  const env = { ...process.env, OXLINT_TSGOLINT_PATH: tool('.', 'oxlint-tsgolint', 'tsgolint') }
  const { stdout } = spawnSync('node', args, {
    cwd: folder,
    env,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
    timeout: 60_000,
  })
  problems = JSON.parse(stdout).diagnostics
})

after(() => rmSync(folder, { recursive: true, force: true }))

for (const { file, imports, says } of importCases) {
  test(`${says ? 'refuses' : 'allows'} in ${file}: ${imports.replaceAll('\n', ' ; ')}`, () => {
    const said = saidAbout(file).filter((line) => line.startsWith('house(arrows)'))
    if (says) assert.match(said.join('\n'), new RegExp(says))
    else assert.deepEqual(said, [])
  })
}

for (const { file, text, rule } of textCases) {
  test(`${rule ? `${rule} refuses` : 'allows'} in ${file}: ${text.slice(0, 70).replaceAll('\n', ' ; ')}`, () => {
    const said = saidAbout(file)
    if (rule)
      assert.ok(
        said.some((line) => line.startsWith(rule)),
        said.join('\n'),
      )
    else
      assert.deepEqual(
        said.filter((line) => line.startsWith('house')),
        [],
      )
  })
}
