import { readdirSync } from 'node:fs'

import { Stop } from './stop.mjs'

const folder = new URL('tasks/', import.meta.url)

/**
 * The commands, as they are typed: `demo:reset` lives in tasks/demo-reset.mjs.
 * @returns {string[]}
 */
export function taskNames() {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.mjs') && !file.endsWith('.test.mjs'))
    .map((file) => file.slice(0, -'.mjs'.length).replace('-', ':'))
}

/**
 * @param {string | undefined} name a command as it is typed
 * @returns {Promise<(args: string[]) => Promise<number>>} takes the extra arguments, gives the exit code
 */
export async function loadTask(name) {
  if (!name || !taskNames().includes(name)) throw new Stop(`There is no command "${name ?? ''}".`, 64)
  const { default: task } = await import(new URL(`${name.replace(':', '-')}.mjs`, folder).href)
  return task
}
