import { parseArgs } from 'node:util'
import { ours } from './contestants/ours'
import { relay } from './contestants/relay'
import { hocuspocus } from './contestants/hocuspocus'
import { runTyping } from './typing'

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '5' }, rooms: { type: 'string', default: '20' }, who: { type: 'string', default: 'relay,ours,hocuspocus' } } })
for (const c of [relay, ours(), hocuspocus].filter((c) => values.who.split(',').includes(c.name))) {
  const run = await runTyping(c, { rooms: Number(values.rooms), perRoom: 6, perSecond: 5 }, { seconds: Number(values.seconds), warmUpSeconds: 2, generators: 1, marks: 'as the client' })
  console.log(c.name, JSON.stringify(run))
}
