import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** What the server under torture loads, so that what is ordered here goes wrong in it. */
export const faultyDisk = fileURLToPath(new URL('./faulty-disk.ts', import.meta.url))

/** The setting that names the file in which it looks for orders. */
export const faultsSetting = 'TORTURE_FAULTS'

/** Statements at which the server may be killed: rows come, and a compaction comes to its end (docs/sync.md L4). */
export const turningPoints = ['append', 'snapshot', 'prune', 'commit'] as const
export type TurningPoint = (typeof turningPoints)[number]

export type Fault =
  /** The append fails before anything of it is written. */
  | { kind: 'append-fails' }
  /** The commit fails, and nothing of it is on the disk. */
  | { kind: 'commit-fails' }
  /** The commit is on the disk; what comes back is an error. */
  | { kind: 'answer-lost' }
  /** The process is killed right before or after such a statement, the n-th from now. */
  | { kind: 'die'; at: TurningPoint; when: 'before' | 'after'; nth: number }
  /** A lie: nothing is on the disk, and the answer is that it is. */
  | { kind: 'early-answer' }

/** How often what went wrong. */
export type Toll = Record<Fault['kind'], number>

/** What is to go wrong in the server, told through a file that it reads at every statement that counts. */
export class Faults {
  readonly file: string
  #number = 0

  constructor(file: string) {
    this.file = file
  }

  /** @param oneIn one in so many of the statements that it concerns goes wrong */
  order(fault: Fault, oneIn = 1): void {
    const words = fault.kind === 'die' ? [fault.kind, fault.at, fault.when, fault.nth] : [fault.kind]
    // Whole or not at all: the server may be reading just now.
    writeFileSync(`${this.file}.new`, [++this.#number, oneIn, ...words].join(' '))
    renameSync(`${this.file}.new`, this.file)
  }

  end(): void {
    rmSync(this.file, { force: true })
  }

  toll(): Toll {
    const tollFile = `${this.file}.toll`
    const went = existsSync(tollFile) ? readFileSync(tollFile, 'utf8').split('\n') : []
    const count = (kind: Fault['kind']) => went.filter((line) => line === kind).length
    return {
      'append-fails': count('append-fails'),
      'commit-fails': count('commit-fails'),
      'answer-lost': count('answer-lost'),
      die: count('die'),
      'early-answer': count('early-answer'),
    }
  }
}
