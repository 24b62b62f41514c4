import { day, hour } from '../lib/clock'
import { type Backup, inWords, madeAt, sizeOf } from './folder'

const reasons = { asked: 'by hand', schedule: 'by schedule', 'before-restore': 'before a restore' } as const

/** The backups, newest first, a line each, with how to bring one back. */
export function listInWords(backups: readonly Backup[], folder: string, now: number): string {
  if (backups.length === 0) return `There is no backup in ${folder} yet. Make one with: npm run backup`
  const rows = backups.map((backup) => [backup.name, `${agoInWords(now - madeAt(backup))} ago`, inWords(sizeOf(backup)), reasons[backup.manifest.why], `version ${backup.manifest.madeBy}`])
  const widths = rows.reduce<number[]>((most, row) => row.map((cell, column) => Math.max(cell.length, most[column] ?? 0)), [])
  const lines = rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('   ').trimEnd())
  return [`Backups in ${folder}:`, ...lines, `Bring one back with: npm run restore -- ${backups[0]?.name ?? ''}`].join('\n')
}

function agoInWords(ms: number): string {
  const hours = Math.floor(ms / hour)
  if (hours < 1) return 'less than an hour'
  if (hours < 48) return hours === 1 ? '1 hour' : `${hours} hours`
  return `${Math.floor(ms / day)} days`
}
