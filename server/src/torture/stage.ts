import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type * as prng from 'lib0/prng'
import { damageIn } from '../testing/integrity'
import { Crew } from './crew'
import { faultsSetting, faultyDisk, Faults } from './faults'
import { School } from './school'
import { freePort, ServerProcess } from './server-process'

/** A full school's worth is not needed: three teams of three, each in two documents. */
const teams = 3
const perTeam = 3

/** A server, what may go wrong in it, and the people who write there. */
export interface Stage {
  server: ServerProcess
  faults: Faults
  crew: Crew
  /** Where its database is. */
  dataFolder: string
  /** For what is written down about the round, and not by the server. */
  notes: string
}

/**
 * Starts a server on a data folder of its own, and seats people of the demo school at its documents.
 * @param notes a folder for orders and traces; made by this
 * @param log as in ServerOptions
 */
export async function openStage(notes: string, dataFolder: string, random: prng.PRNG, log?: string): Promise<Stage> {
  mkdirSync(notes, { recursive: true })
  const faults = new Faults(join(notes, 'faults'))
  const server = new ServerProcess({
    ...{ port: await freePort(), dataFolder },
    ...{ nodeOptions: ['--import', faultyDisk], env: { [faultsSetting]: faults.file } },
    ...(log === undefined ? {} : { log }),
  })
  server.launch()
  try {
    await server.ready()
    const crew = new Crew(await new School(server.url).seats(teams, perTeam), random)
    await crew.comeBack()
    return { server, faults, crew, notes, dataFolder: join(dataFolder, 'demo') }
  } catch (error) {
    await server.kill()
    throw error
  }
}

/** Ends it without warning. Returns what is wrong with the database that it leaves. */
export async function closeStage({ server, crew, dataFolder }: Stage): Promise<string[]> {
  crew.destroy()
  await server.kill()
  return damageIn(dataFolder)
}
