import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFile, rm } from 'node:fs/promises'
import { pause } from './crew'

/** Is strace here, and may it look into a process that it has not started? */
export function mayInjectErrors(): boolean {
  if (process.platform !== 'linux') return false
  const sleeper = spawn('sleep', ['10'])
  const { error } = spawnSync('strace', ['-p', String(sleeper.pid)], { timeout: 500, killSignal: 'SIGINT' })
  sleeper.kill()
  // It looked on until it was stopped; where it may not, it ends by itself.
  return error !== undefined && 'code' in error && error.code === 'ETIMEDOUT'
}

/** While it lasts, every sync of a running process fails as with a dying disk: the kernel's answer is EIO. */
export class SyncErrors {
  readonly #strace: ChildProcess
  readonly #log: string

  private constructor(pid: number, log: string) {
    this.#log = log
    const words = ['-f', '-p', String(pid), '-e', 'trace=fsync,fdatasync', '-e', 'inject=fsync,fdatasync:error=EIO', '-o', log]
    this.#strace = spawn('strace', words, { stdio: ['ignore', 'ignore', 'pipe'] })
  }

  /**
   * @param pid the process whose syncs fail
   * @param log a file for what strace sees; made and deleted by this
   */
  static async begin(pid: number, log: string): Promise<SyncErrors> {
    const errors = new SyncErrors(pid, log)
    await Promise.race([once(errors.#strace.stderr ?? errors.#strace, 'data'), once(errors.#strace, 'exit'), pause(2000)])
    return errors
  }

  /** From now on syncs are real again. Returns how many failed. */
  async end(): Promise<number> {
    if (this.#strace.exitCode === null && this.#strace.signalCode === null) {
      const ended = once(this.#strace, 'exit')
      this.#strace.kill('SIGINT')
      await ended
    }
    const seen = await readFile(this.#log, 'utf8').catch(() => '')
    await rm(this.#log, { force: true })
    return seen.split('(INJECTED)').length - 1
  }
}
