import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const tsx = import.meta.resolve('tsx')
const file = (name: string) => fileURLToPath(new URL(`../${name}.ts`, import.meta.url))

/** A command of the server's as somebody runs it, in a process of its own. */
export interface Command {
  child: ChildProcess
  output(): string
  /** Resolves with the exit code; null when it was killed. */
  ended: Promise<number | null>
}

/**
 * @param name of a file in server/src, without its extension: 'main'
 * @param settings environment variables beside those that are there
 */
export function startCommand(name: string, words: readonly string[], settings: Record<string, string>, folder: string): Command {
  const env = { ...process.env, PORT: '0', ...settings }
  const child = spawn(process.execPath, ['--import', tsx, file(name), ...words], { env, cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  return { child, output: () => output, ended: new Promise((resolve) => child.once('close', resolve)) }
}

/** A server, as `npm start` runs it, once it is ready. */
export interface RunningServer extends Command {
  /** 'http://127.0.0.1:4000' */
  url: string
}

export async function startServer(settings: Record<string, string>, folder: string): Promise<RunningServer> {
  const command = startCommand('main', [], settings, folder)
  const end = Date.now() + 60_000
  while (Date.now() < end && command.child.exitCode === null) {
    const [, url] = /ready: (https?:\/\/127\.0\.0\.1:\d+)[\s\S]*Ctrl-C/.exec(command.output()) ?? []
    if (url !== undefined) return { ...command, url }
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  command.child.kill('SIGKILL')
  throw new Error(`The server did not get ready: ${command.output()}`)
}
