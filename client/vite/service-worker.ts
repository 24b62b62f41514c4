import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build, type Plugin, type ResolvedConfig } from 'vite'

/** Letters that few pages need; they come when they are needed, and only with the server. */
const leftOut = /latin-ext|\.vite\/|(^|\/)sw\.js$/

/**
 * Builds the service worker once everything else is written, so that it knows every file of the page, the lazy parts
 * too, by its content (docs/decisions: the service worker).
 */
export function serviceWorker(entry: string): Plugin {
  let config: ResolvedConfig
  return {
    name: 'service-worker',
    apply: 'build',
    configResolved(resolved) {
      config = resolved
    },
    async closeBundle() {
      const folder = resolve(config.root, config.build.outDir)
      await build({
        configFile: false,
        root: config.root,
        publicDir: false,
        logLevel: config.logLevel ?? 'warn',
        define: {
          'process.env.NODE_ENV': JSON.stringify('production'),
          PAGE_FILES: JSON.stringify(filesOf(folder, config.build.assetsDir)),
        },
        build: {
          outDir: config.build.outDir,
          emptyOutDir: false,
          copyPublicDir: false,
          lib: { entry: resolve(config.root, entry), formats: ['iife'], name: 'serviceWorker', fileName: () => 'sw.js' },
        },
      })
    },
  }
}

/** Files named by their content need no revision; the others carry a hash of it. */
function filesOf(folder: string, assets: string): { url: string; revision: string | null }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1).replaceAll('\\', '/'))
    .filter((file) => !leftOut.test(file))
    .sort()
    .map((file) => ({ url: `/${file}`, revision: file.startsWith(`${assets}/`) ? null : hashOf(join(folder, file)) }))
}

function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 16)
}
