import { readdir } from 'node:fs/promises'
import { monitorEventLoopDelay, performance } from 'node:perf_hooks'
import { Counter, Gauge, type Registry } from 'prom-client'

/** Milliseconds between two looks at how late the event loop is. */
const resolution = 20
const quantiles = [0.5, 0.99]

/**
 * What the operating system and Node say of this process, under the names that dashboards for Prometheus know. By hand,
 * because prom-client's own cannot be stopped, and say "Nan" until they have been asked twice.
 */
export function watchProcess(register: Registry): { look(): Promise<void>; stop(): void } {
  const registers = [register]
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers })
  const cpu = new Counter({ name: 'process_cpu_seconds_total', help: 'CPU time of the process and all its threads, since it began.', labelNames: ['mode'], registers })
  const resident = gauge('process_resident_memory_bytes', 'Memory of the process.')
  const heap = gauge('nodejs_heap_size_used_bytes', 'Of it, what JavaScript holds on the main thread.')
  const external = gauge('nodejs_external_memory_bytes', 'Of it, what lies outside the heap: buffers.')
  const files = gauge('process_open_fds', 'Open files and sockets; 0 where the system does not say.')
  gauge('process_start_time_seconds', 'When the process began, in seconds since 1970.').set(Math.round(performance.timeOrigin / 1000))
  const late = new Gauge({ name: 'clear_cycle_event_loop_delay_seconds', help: 'How late the main thread was since it was last asked; quantile 1 is the longest.', labelNames: ['quantile'], registers })
  const busy = gauge('clear_cycle_event_loop_utilization_ratio', 'Share of the time since it was last asked in which the main thread was busy, 0 to 1.')

  const delays = monitorEventLoopDelay({ resolution })
  delays.enable()
  let loop = performance.eventLoopUtilization()
  return {
    async look() {
      const { user, system } = process.cpuUsage()
      cpu.reset()
      cpu.inc({ mode: 'user' }, user / 1e6)
      cpu.inc({ mode: 'system' }, system / 1e6)
      const memory = process.memoryUsage()
      resident.set(memory.rss)
      heap.set(memory.heapUsed)
      external.set(memory.external)
      files.set((await readdir('/proc/self/fd').catch(() => [])).length)
      // The histogram holds how long its timer took, its own interval among it.
      const seconds = (nanoseconds: number) => (delays.count === 0 ? 0 : Math.max(0, nanoseconds / 1e9 - resolution / 1000))
      for (const quantile of quantiles) late.set({ quantile }, seconds(delays.percentile(quantile * 100)))
      late.set({ quantile: 1 }, seconds(delays.max))
      delays.reset()
      const before = loop
      loop = performance.eventLoopUtilization()
      busy.set(performance.eventLoopUtilization(loop, before).utilization)
    },
    stop: () => void delays.disable(),
  }
}
