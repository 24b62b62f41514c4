import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, fstatSync, ftruncateSync, mkdirSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** Room for a demo school and some hundred thousand edits. */
const sizeInMegabytes = 96
const chunk = Buffer.alloc(64 * 1024, 1)
/** Said to a process of ours that it is in a namespace in which it may mount. */
const insideSetting = 'TORTURE_MAY_MOUNT'

/** A file system of its own in memory, so small that the kernel itself says ENOSPC when it is full. */
export class SmallDisk {
  readonly folder: string
  readonly #ballast: string

  /** Throws where this process may not mount. */
  constructor(folder: string) {
    mkdirSync(folder, { recursive: true })
    if (!mount(folder)) throw new Error(`No file system could be mounted at ${folder}.`)
    this.folder = folder
    this.#ballast = join(folder, 'ballast')
  }

  /** Bytes that somebody may still write. */
  get free(): number {
    const { bavail, bsize } = statfsSync(this.folder)
    return bavail * bsize
  }

  /** Fills it until the kernel refuses to take another byte, then gives `leave` bytes free again. */
  fill(leave: number): void {
    const file = openSync(this.#ballast, 'a')
    try {
      for (;;) writeSync(file, chunk)
    } catch (error) {
      if (!isFull(error)) throw error
      ftruncateSync(file, Math.max(0, fstatSync(file).size - leave))
    } finally {
      closeSync(file)
    }
  }

  /** Takes the ballast away. */
  clear(): void {
    rmSync(this.#ballast, { force: true })
  }

  unmount(): void {
    spawnSync('umount', ['--lazy', this.folder])
  }
}

function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOSPC'
}

function mount(folder: string): boolean {
  const options = `size=${sizeInMegabytes}m,mode=700`
  return spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'clear-cycle-torture', folder]).status === 0
}

/**
 * May a small disk be made here? By this process ('here'), or by one in a namespace of its own ('inside', see
 * {@link insideNamespace}); null: by nobody.
 * @param folder to try it in
 */
export function mayMount(folder: string): 'here' | 'inside' | null {
  if (process.platform !== 'linux') return null
  const trial = join(folder, 'trial')
  mkdirSync(trial, { recursive: true })
  if (mount(trial)) {
    spawnSync('umount', [trial])
    return 'here'
  }
  if (process.env[insideSetting] !== undefined || !existsSync('/proc/self/ns/user')) return null
  const words = ['-Urm', 'mount', '-t', 'tmpfs', 'clear-cycle-torture', trial]
  return spawnSync('unshare', words).status === 0 ? 'inside' : null
}

/** Runs this very command once more where it may mount. Returns its exit code. */
export function insideNamespace(): number {
  const { status } = spawnSync('unshare', ['-Urm', process.execPath, ...process.execArgv, ...process.argv.slice(1)], {
    stdio: 'inherit',
    env: { ...process.env, [insideSetting]: '1' },
  })
  return status ?? 1
}
