import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

import { Stop } from './stop.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge', 'msedge']
const applications = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)
const programs = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe']

export const HOW_TO_GET_ONE =
  'Install Chromium, Chrome or Edge (Debian, Ubuntu: sudo apt-get install chromium), or set CHROMIUM_PATH to the program.'

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
  const ending = process.platform === 'win32' ? '.exe' : ''
  const onPath = (env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name + ending)))
  const windows = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
    .flatMap((folder) => (folder ? programs.map((program) => join(folder, program)) : []))
  return [...onPath, ...applications, ...windows].find((file) => existsSync(file))
}
