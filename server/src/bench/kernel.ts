import { readdirSync, readFileSync } from 'node:fs'

/** Linux counts in hundredths of a second, whatever the machine (`man 5 proc`, USER_HZ). */
const tickMs = 10

/** Milliseconds of CPU that a process has used, all its threads and the kernel's work for it included. Linux only. */
export function cpuOf(pid: number): number {
  return cpuOfStat(readFileSync(`/proc/${pid}/stat`, 'utf8'))
}

/** The same, thread by thread, by the kernel's id of each; those that have ended are not there. */
export function cpuOfThreads(pid: number): Map<string, { name: string; ms: number }> {
  const threads = new Map<string, { name: string; ms: number }>()
  for (const id of readdirSync(`/proc/${pid}/task`)) {
    const stat = readFileSync(`/proc/${pid}/task/${id}/stat`, 'utf8')
    threads.set(id, { name: stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')')), ms: cpuOfStat(stat) })
  }
  return threads
}

/** Fields 14 and 15 of a `stat` file: user and system time. The name before them may hold blanks and brackets. */
export function cpuOfStat(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [user, system] = [Number(fields[11]), Number(fields[12])]
  if (Number.isNaN(user + system)) throw new Error('This is no stat file of a process.')
  return (user + system) * tickMs
}

/** Bytes of memory that a process holds now. */
export function memoryOf(pid: number): number {
  return kilobytes(pid, 'VmRSS') * 1024
}

/** The most bytes that it has held since {@link forgetPeak}. */
export function peakOf(pid: number): number {
  return kilobytes(pid, 'VmHWM') * 1024
}

function kilobytes(pid: number, name: string): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? Number.NaN)
}
