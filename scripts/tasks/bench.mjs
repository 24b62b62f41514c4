import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { build } from '../build.mjs'
import { hashOf } from '../hash.mjs'
import { npm } from '../npm.mjs'
import { root } from '../paths.mjs'
import { runNode } from '../processes.mjs'
import { unlessStamped } from '../stamp.mjs'

const folder = join(root, '.bench')
const program = 'server/src/bench/peers/hocuspocus.mjs'

/** What people would pick instead of ours. It brings an SQLite along that has to be compiled: ours is put in its place. */
const manifest = {
  name: 'peers-of-the-bench',
  private: true,
  type: 'module',
  dependencies: {
    '@hocuspocus/server': '4.7.0',
    '@hocuspocus/extension-sqlite': '4.7.0',
    'better-sqlite3': '13.2.0',
    yjs: '13.6.33',
    'y-protocols': '1.0.7',
    lib0: '0.2.120',
  },
  overrides: { 'better-sqlite3': '13.2.0', lib0: '0.2.120' },
}

/** Puts the peers into an ignored folder; the product's own packages and lockfile know nothing of them. */
async function installPeers() {
  await unlessStamped(join(folder, '.installed'), hashOf(['scripts/tasks/bench.mjs']), async () => {
    console.log('Installing the servers to compare with …')
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest, null, 2))
    const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
    await npm('npm', ['install', '--prefix', folder, ...flags], {
      purpose: 'install the servers to compare with (or leave them out: npm run bench -- --without hocuspocus)',
    })
  })
  copyFileSync(join(root, program), join(folder, 'hocuspocus.mjs'))
}

/**
 * `npm run bench`: the same load on this server, on Hocuspocus with SQLite, and on a bare relay that stores nothing.
 * `--only typing,opening,…`, `--seconds 10`, `--rounds 3`, `--long`; see docs/decisions/0023.
 * @param {string[]} args
 */
export default async function bench(args) {
  await build('server')
  if (!args.join(' ').includes('--without hocuspocus')) await installPeers()
  return runNode(['--import', 'tsx', 'src/bench/main.ts', ...args], { cwd: join(root, 'server') })
}
