import './globals'
import { parentPort, workerData } from 'node:worker_threads'
import { simulate } from './simulate'

// Every stock client listens for the end of this process.
process.setMaxListeners(0)
const keepsAll = Reflect.get(Object(workerData), 'keepsAll') === true
parentPort?.on('message', (seed: number) => {
  void simulate(seed, keepsAll ? 100_000 : 60).then((outcome) =>
    parentPort?.postMessage(keepsAll || outcome.faults.length > 0 ? outcome : { ...outcome, last: [] }),
  )
})
