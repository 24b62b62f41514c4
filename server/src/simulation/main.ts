import './globals'
import { simulate } from './simulate'
process.setMaxListeners(0)
const [from = '1', count = '1'] = process.argv.slice(2)
for (let seed = Number(from); seed < Number(from) + Number(count); seed++) {
  const t = performance.now()
  const o = await simulate(seed)
  console.log(seed, o.steps, o.edits, o.acked, o.hash, Math.round(performance.now() - t), o.faults.slice(0,3))
  if (o.faults.length > 0) { console.log(o.last.slice(-25).join('\n')); break }
}
