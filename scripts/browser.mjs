import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

import { Stop } from './stop.mjs'

const commands = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
]
const macApplications = ['Google Chrome', 'Chromium', 'Microsoft Edge']
const windowsPrograms = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe']

export const HOW_TO_GET_ONE =
  'Install Chromium, Chrome or Edge (on Debian: sudo apt-get install chromium), or set CHROMIUM_PATH to its program.'

/**
 * The browser to test with: CHROMIUM_PATH, else the first found on PATH, else in the usual places of macOS and Windows.
 * @param {Record<string, string | undefined>} [env]
 * @returns {string | undefined} the program's path
 */
export function findBrowser(env = process.env) {
  if (env.CHROMIUM_PATH) {
    if (existsSync(env.CHROMIUM_PATH)) return env.CHROMIUM_PATH
    throw new Stop(`CHROMIUM_PATH is ${env.CHROMIUM_PATH}, and there is no such file.`)
  }
  const onPath = (env.PATH ?? '').split(delimiter).flatMap((folder) => commands.map((name) => join(folder, name)))
  const onMac = macApplications.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)
  const onWindows = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].flatMap((folder) =>
    folder ? windowsPrograms.map((program) => join(folder, program)) : [],
  )
  return [...onPath, ...onMac, ...onWindows].find((file) => existsSync(file))
}
