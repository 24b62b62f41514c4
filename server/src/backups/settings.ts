import { readSettings, type Settings } from '../env'

const needed = ['DATA_DIR', 'DEMO', 'BACKUP_DIR', 'BACKUP_KEEP_DAYS', 'BACKUP_EVERY_HOURS', 'LOG_LEVEL']

/** The settings that say where data and backups are. How the server is reached is none of a copy's business. */
export function backupSettings(environment: Record<string, string | undefined>, folder: string): Settings {
  return readSettings(Object.fromEntries(needed.map((name) => [name, environment[name]])), folder)
}
