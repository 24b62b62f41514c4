/** `npm run bench`: this server beside Hocuspocus and a bare relay, under the same load (docs/decisions/0023). */
import { parseArgs } from 'node:util'
import { type Figures, judged, missed } from './bars'
import type { Contestant } from './contestants/contestant'
import { hocuspocus } from './contestants/hocuspocus'
import { ours } from './contestants/ours'
import { relay } from './contestants/relay'
import { busyTeam, measureGrowth } from './growth'
import { compareTyping, loads, longLoads, ratio, type TypingResults, typingTable } from './loads'
import { measureMemory } from './memory'
import { measureOpening } from './opening'
import { measureReconnect } from './reconnect'
import { measureStorm } from './storm'
import { figure, table } from './table'
import type { Load } from './typing'

const parts = ['typing', 'opening', 'storm', 'reconnect', 'memory', 'growth'] as const

const { values } = parseArgs({
  options: {
    /** Some of the parts, by commas. */
    only: { type: 'string', default: parts.join(',') },
    /** Of the loads, by commas; all without it. */
    load: { type: 'string' },
    seconds: { type: 'string', default: '10' },
    rounds: { type: 'string', default: '2' },
    /** 'at once': a mark behind each edit, as the page sends it. 'late': one 50 ms after the first of several. */
    marks: { type: 'string', default: 'at once' },
    generators: { type: 'string', default: '1' },
    long: { type: 'boolean', default: false },
    without: { type: 'string', default: '' },
    /** A folder for CPU profiles of ours, a file a thread. */
    profile: { type: 'string' },
  },
})

const asked = values.only.split(',')
const unknown = asked.filter((part) => !parts.some((known) => known === part))
if (unknown.length > 0) {
  console.error(`There is no part "${unknown.join(', ')}": --only takes ${parts.join(', ')}.`)
  process.exit(64)
}
const isAsked = (part: (typeof parts)[number]) => asked.includes(part)
const profiling = values.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${values.profile}`]
const us = ours(profiling)
const everybody = [relay, us, hocuspocus].filter(({ name }) => !values.without.split(',').includes(name))
/** Those that keep documents. */
const keepers = everybody.filter(({ name }) => name !== 'relay')
const figures: Figures = {}
const said: string[] = []
const megabyte = 1024 * 1024

if (isAsked('typing')) await typing()
if (isAsked('opening')) figures.openMs = (await compare('opening 100,000 keystrokes, ms', (one) => measureOpening(one, 5), figure)).ours
if (isAsked('storm')) {
  const storms = await compare('150 people open 4 MB, ms and MB over base', measureStorm, ({ ms, overBase }) => `${figure(ms)} / ${figure(overBase / megabyte)}`)
  figures.stormMs = storms.ours?.ms
  figures.stormBytes = storms.ours?.overBase
}
if (isAsked('reconnect')) {
  figures.reconnectMs = (await compare('500 people after a restart, ms until 99 % are back', measureReconnect, figure)).ours
}
if (isAsked('memory')) {
  const memories = await compare('memory of an idle connection and of an open document, KB', measureMemory, ({ perConnection, perDocument }) => `${figure(perConnection / 1024)} / ${figure(perDocument / 1024)}`)
  figures.bytesPerConnection = memories.ours?.perConnection
}
if (isAsked('growth')) await growth()

const failed = missed(figures)
for (const bar of failed) console.log(`bench: missed: ${bar}`)
console.log(`bench: ${said.join(' ')} bars=${judged(figures)} missed=${failed.length}`)
process.exitCode = failed.length === 0 ? 0 : 1

async function typing(): Promise<void> {
  const all: Record<string, Load> = { ...loads, ...(values.long ? longLoads : {}) }
  const options = {
    ...{ seconds: Number(values.seconds), warmUpSeconds: 15, generators: Number(values.generators) },
    marks: values.marks === 'late' ? ('late' as const) : ('at once' as const),
  }
  console.log(`Marks: ${options.marks === 'at once' ? 'one behind each edit, as the page sends them' : 'one 50 ms after an edit; the time to the answer holds these 50 ms'}.`)
  console.log('An answer of ours says that the edit is on the disk; one of Hocuspocus that it is in memory, where it stays as long as the table says.')
  for (const [name, load] of Object.entries(all)) {
    if (values.load !== undefined && !values.load.split(',').includes(name)) continue
    const results = await compareTyping(everybody, load, options, Number(values.rounds))
    console.log(`\n${name}: ${load.rooms} × ${load.perRoom} people, ${load.perSecond} keys a second each\n${typingTable(results)}`)
    note(name, results)
  }
}

function note(name: string, results: TypingResults): void {
  const key = name.replaceAll(' ', '_')
  const [toRelay, toHocuspocus] = [ratio(results, 'relay'), ratio(results, 'hocuspocus')]
  if (toRelay !== undefined) said.push(`${key}_cpu_to_relay=${toRelay.toFixed(2)}`)
  if (toHocuspocus !== undefined) said.push(`${key}_cpu_to_hocuspocus=${toHocuspocus.toFixed(2)}`)
  const p99 = results.ours?.toPeer.p99
  if (p99 !== undefined) said.push(`${key}_p99_ms=${p99.toFixed(1)}`)
  if (name === 'few rooms') figures.p99Of120 = p99
  if (name !== 'many rooms') return
  Object.assign(figures, { cpuToRelay: toRelay, cpuToHocuspocus: toHocuspocus, p99Of600: p99, p99Of600Hocuspocus: results.hocuspocus?.toPeer.p99 })
}

/** Measures each that keeps documents, prints a table, and says the figures of ours in the last line. */
async function compare<T>(what: string, measure: (one: Contestant) => Promise<T>, words: (measured: T) => string): Promise<{ ours?: T }> {
  const rows: string[][] = []
  const found: { ours?: T } = {}
  for (const one of keepers) {
    const measured = await measure(one)
    rows.push([one.name, words(measured)])
    if (one.name === 'ours') found.ours = measured
    said.push(`${one.name}_${what.split(/[ ,]/)[0]}=${words(measured).replaceAll(' ', '')}`)
  }
  console.log(`\n${table(['', what], rows)}`)
  return found
}

async function growth(): Promise<void> {
  const { keystrokesPerYear, ours: own, hocuspocus: other } = await measureGrowth()
  const { meetings, minutes, typing: hands, share, keysPerSecond, cycles } = busyTeam
  const model = `${meetings} meetings of ${minutes} min, ${hands} people typing ${share * 100} % of it at ${keysPerSecond} keys a second: ${keystrokesPerYear} keys, ${cycles} cycles`
  const rows = [
    ['ours: log, three snapshots, who wrote when', figure(own / megabyte)],
    ['hocuspocus: the last state alone', figure(other / megabyte)],
  ]
  console.log(`\nA year of a busy team: ${model}\n${table(['', 'MB a year'], rows)}`)
  said.push(`growth_mb_a_year=${(own / megabyte).toFixed(1)}`)
}
