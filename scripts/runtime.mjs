import { existsSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { delimiter, dirname, join } from 'node:path'

import { npm } from './npm.mjs'
import { runtimeFolder } from './paths.mjs'
import { Stop } from './stop.mjs'

/** The oldest Node that the product runs on (better-sqlite3 crashes below 22). */
export const OLDEST = { major: 22, minor: 18 }
/** The Node that is brought along where the machine's own is older. */
export const BROUGHT = 24

const platforms = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64', 'win-x64']

/**
 * @param {string} version such as "22.18.0"
 * @returns {boolean}
 */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor)
}

/**
 * @param {string} platform as process.platform
 * @param {string} arch as process.arch
 * @param {boolean} glibc whether a Linux has the usual C library (Alpine has not)
 * @returns {string | undefined} the npm package that holds Node for this machine
 */
export function nodePackage(platform, arch, glibc) {
  const name = `${platform === 'win32' ? 'win' : platform}-${arch}`
  const fits = platforms.includes(name) && (platform !== 'linux' || glibc)
  return fits ? `node-${name}` : undefined
}

/** Alpine and its like answer with no version of glibc. */
const hasGlibc = () => JSON.stringify(process.report?.getReport() ?? {}).includes('"glibcVersionRuntime"')

/**
 * @param {string} folder where the program shall be
 * @returns {Promise<void>}
 */
async function bring(folder) {
  const name = nodePackage(process.platform, process.arch, hasGlibc())
  if (!name) {
    throw new Stop(
      `Node ${process.versions.node} is too old for Clear Cycle, and there is no ready-made Node ${BROUGHT} for ` +
        `${process.platform} ${process.arch}: install Node ${BROUGHT} from nodejs.org and run the command again.`,
    )
  }
  console.log(`Node ${process.versions.node} is too old for Clear Cycle; bringing Node ${BROUGHT} into .runtime/ …`)
  // Installed aside and then renamed: a download that breaks off leaves nothing that looks finished.
  const aside = `${folder}-${process.pid}`
  await mkdir(aside, { recursive: true })
  await writeFile(join(aside, 'package.json'), '{"private":true}\n')
  try {
    const flags = ['--prefix', aside, '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock']
    await npm('npm', ['install', ...flags, `${name}@${BROUGHT}`], { purpose: `fetch Node ${BROUGHT}` })
    await rm(folder, { recursive: true, force: true })
    await rename(join(aside, 'node_modules', name), folder)
  } finally {
    await rm(aside, { recursive: true, force: true })
  }
}

/** Puts a fitting Node first on PATH, for every child: the machine's own, or the one in .runtime/. */
export async function ensureNode() {
  let program = process.execPath
  if (!isNewEnough(process.versions.node)) {
    const folder = join(runtimeFolder, `node-${BROUGHT}`)
    program = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
    if (!existsSync(program)) await bring(folder)
  }
  process.env.PATH = `${dirname(program)}${delimiter}${process.env.PATH ?? ''}`
}
