import { join } from 'node:path'
import * as prng from 'lib0/prng'
import { pause } from './crew'
import { judgeFullServer } from './full-server'
import { SmallDisk } from './small-disk'
import { closeStage, openStage, type Stage } from './stage'
import type { Tally } from './tally'

/** How long it may take until a disk that takes nothing more is noticed. */
const noticeMs = 30_000
/** The gate takes no more than 200,000 in one piece. */
const pasteLetters = 150_000

/** A server on a disk so small that it can be filled, and rounds in which it is full for a while. */
export class FullDisk {
  readonly stage: Stage
  readonly #disk: SmallDisk

  private constructor(stage: Stage, disk: SmallDisk) {
    this.stage = stage
    this.#disk = disk
  }

  /** @param folder for the disk, and beside it what is noted; made by this */
  static async open(folder: string, random: prng.PRNG): Promise<FullDisk> {
    const disk = new SmallDisk(join(folder, 'disk'))
    try {
      // What the server says goes to the same disk: a log that cannot be written must not end it.
      const log = join(disk.folder, 'server.log')
      return new FullDisk(await openStage(join(folder, 'notes'), join(disk.folder, 'data'), random, log), disk)
    } catch (error) {
      disk.unmount()
      throw error
    }
  }

  /** Returns what is wrong with what is left. */
  async close(): Promise<string[]> {
    // There is room again, also where a round broke off.
    this.#disk.clear()
    const damage = await closeStage(this.stage)
    this.#disk.unmount()
    return damage
  }

  /**
   * The disk is full for a while, and then it is not: by a stranger's file alone, or by what people write. They go on
   * writing, and all of it arrives once there is room, without a restart. In some rounds the server is killed and started
   * while the disk is full.
   */
  async round(random: prng.PRNG, tally: Tally): Promise<'lives'> {
    const { crew } = this.stage
    const byEdits = prng.int32(random, 0, 2) === 0
    if (!byEdits) await this.#startWithSmallLog()
    this.#disk.fill(byEdits ? prng.int32(random, 200, 800) * 1024 : prng.int32(random, 0, 16) * 4096)
    await this.#writeUntilFull()
    const closesBefore = crew.closes
    const since = performance.now()
    await crew.writeSlowly(prng.int32(random, 1500, 4000))
    tally.broken.push(...(await judgeFullServer(this.stage)))
    if (prng.int32(random, 0, 2) === 0) await this.#restartWhileFull(random, tally)
    const seconds = (performance.now() - since) / 1000
    const tries = (crew.closes - closesBefore) / crew.writers.length / seconds
    tally.worstTriesPerSecond = Math.max(tally.worstTriesPerSecond, tries)
    if (!crew.someUnsaved) tally.broken.push('the disk was full, and everything was saved')
    this.#disk.clear()
    await this.#resume(tally)
    tally.full++
    crew.clear()
    await crew.untilSaved()
    return 'lives'
  }

  /** After a clean stop the write-ahead log is empty: every page then needs room at once. */
  async #startWithSmallLog(): Promise<void> {
    const { server, crew } = this.stage
    crew.leave()
    await server.stop()
    server.launch()
    await server.ready()
    await crew.comeBack()
  }

  /** What SQLite keeps of its log, it writes to again: it takes some words until the disk is felt. */
  async #writeUntilFull(): Promise<void> {
    const { server, crew } = this.stage
    const end = Date.now() + noticeMs
    while (await server.canCommit()) {
      if (Date.now() > end) throw new Error(`The disk never got full: ${this.#disk.free} bytes are free.`)
      crew.paste(pasteLetters)
      await crew.write(30)
      await pause(30)
    }
  }

  async #restartWhileFull(random: prng.PRNG, tally: Tally): Promise<void> {
    const { server, crew } = this.stage
    await server.kill()
    tally.kills++
    server.launch()
    await crew.writeSlowly(prng.int32(random, 500, 2500))
  }

  async #resume(tally: Tally): Promise<void> {
    const { server, crew } = this.stage
    if (server.hasEnded) {
      tally.broken.push(`the server ended while the disk was full: ${server.lastWords}`)
      server.launch()
    }
    await server.ready()
    await crew.untilSaved()
  }
}
