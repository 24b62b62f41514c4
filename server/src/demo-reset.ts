/** `npm run demo:reset`: makes the demo school what it was on its first day, also while its server is running. */
import { openDatabase } from './db/client'
import { makeDataFolder } from './db/data-folder'
import { DataFolderInUse } from './db/lock'
import { writeSchool } from './demo/write-school'
import { readSettings, type Settings } from './env'
import { run, StartProblem } from './start-problem'

run(async () => {
  const settings = readSettings({ ...process.env, DEMO: 'on', DEMO_ALLOW_REMOTE: 'yes' }, process.cwd())
  try {
    await resetFolder(settings)
  } catch (error) {
    if (!(error instanceof DataFolderInUse)) throw error
    await askServer(settings)
  }
  console.log(`The demo school in ${settings.dataFolder} is as it was on its first day.`)
})

async function resetFolder({ dataFolder }: Settings): Promise<void> {
  makeDataFolder(dataFolder)
  const database = await openDatabase(dataFolder, () => {})
  try {
    await writeSchool(database, Date.now())
  } finally {
    await database.close()
  }
}

/** A running server holds the folder: it does the same while people are in it, and their pages start again. */
async function askServer({ host, port, publicUrl, dataFolder }: Settings): Promise<void> {
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host
  const url = `http://${name}:${port}`
  const answer = await fetch(`${url}/api/demo/reset`, { method: 'POST', headers: { origin: publicUrl ?? url } }).catch(() => null)
  if (answer?.ok === true) return
  throw new StartProblem(
    `The data folder ${dataFolder} is in use by a server that did not answer at ${url}: press “Reset the demo” on its page, or stop it and run this again.`,
  )
}
