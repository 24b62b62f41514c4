import type { Logger } from '../../lib/logger'
import { day } from '../../lib/clock'

export interface Keeper {
  /** Works once now and then every day. */
  start(): void
  /** Waits for what is being done. */
  stop(): Promise<void>
}

/** Does `work` daily, one at a time; a failure is logged, and tried again the next day. */
export function createKeeper(work: () => Promise<void>, logger: Logger): Keeper {
  let timer: NodeJS.Timeout | null = null
  let working: Promise<void> | null = null
  const run = () => {
    working ??= work()
      .catch((error: unknown) => logger.error({ err: error }, 'what has been kept long enough could not be deleted'))
      .finally(() => (working = null))
  }
  return {
    start() {
      run()
      timer = setInterval(run, day)
      timer.unref()
    },
    async stop() {
      if (timer !== null) clearInterval(timer)
      await working
    },
  }
}
