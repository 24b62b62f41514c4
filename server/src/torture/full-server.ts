import { errorStatus } from 'shared/errors'
import { demoSchema } from 'shared/people/schema'
import type { Stage } from './stage'

/**
 * What a server whose disk is full still owes everybody: it is there and says that it cannot save; pages are read, and
 * hold all that was promised; who wants to change something is told why that cannot be. Returns what is not so.
 */
export async function judgeFullServer({ server, crew }: Stage): Promise<string[]> {
  if (server.hasEnded) return ['the server ended when the disk was full']
  const problems: string[] = []
  const health = await fetch(`${server.url}/healthz`)
  if (health.status !== 200) problems.push(`/healthz says ${health.status} while the disk is full`)
  const ready = await fetch(`${server.url}/readyz`)
  if (ready.status !== 503) problems.push(`/readyz says ${ready.status} while the disk is full`)
  const read = await fetch(`${server.url}/api/demo`)
  if (read.status !== 200) problems.push(`reading is answered with ${read.status} while the disk is full`)
  problems.push(...(await judgeRefusal(server.url)))
  for (const lost of await crew.lookForPromises()) problems.push(`while the disk is full, ${lost} is not there`)
  return problems
}

/** Signing in writes a session, which cannot be kept. */
async function judgeRefusal(url: string): Promise<string[]> {
  const { people } = demoSchema.parse(await (await fetch(`${url}/api/demo`)).json())
  const answer = await fetch(`${url}/api/demo/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ personId: people[0]?.id }),
  })
  const body = await answer.text()
  if (answer.status === errorStatus['not-ready'] && body.includes('no room')) return []
  return [`signing in is answered with ${answer.status} while the disk is full: ${body}`]
}
