import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The recipes that the documentation gives. */
export const recipes = {
  real: fileURLToPath(new URL('../../../docs/caddy/Caddyfile', import.meta.url)),
  local: fileURLToPath(new URL('../../../docs/caddy/Caddyfile.local', import.meta.url)),
}

export const isCaddyHere = spawnSync('caddy', ['version']).status === 0

/** What a recipe means to Caddy, as JSON. */
export function adapt(recipe: string): string {
  const { status, stdout, stderr } = spawnSync('caddy', ['adapt', '--adapter', 'caddyfile', '--config', recipe], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return stdout
}

/** Caddy by the local recipe, with everything that it keeps in `folder`. Resolves with its own authority's certificate. */
export async function startCaddy(folder: string, ports: { caddy: number; product: number }): Promise<{ child: ChildProcess; ca: string }> {
  const child = spawn('caddy', ['run', '--adapter', 'caddyfile', '--config', recipes.local], {
    env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder, CADDY_PORT: String(ports.caddy), PORT: String(ports.product) },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const root = join(folder, 'caddy', 'pki', 'authorities', 'local', 'root.crt')
  const leaf = join(folder, 'caddy', 'certificates', 'local', 'localhost', 'localhost.crt')
  for (let waited = 0; waited < 20_000; waited += 50) {
    if (child.exitCode !== null) break
    if (existsSync(root) && existsSync(leaf)) return { child, ca: readFileSync(root, 'utf8') }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  child.kill()
  throw new Error(`Caddy did not start:\n${said.slice(-2000)}`)
}

/** A port that nobody listens on just now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}
