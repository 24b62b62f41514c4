import { cycleDocument } from 'shared/cycles/document'
import { closeCode } from 'shared/sync/wire'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { placeOf, startStage, type Stage } from '../../testing/cast'
import { filesWith, student } from '../../testing/named-school'
import { until } from '../../testing/provider'
import type { Visitor } from '../../testing/school'

const { cycleId, teamId } = placeOf['own team']
const room = `${cycleId}-cycle`

/** Types a word at a time into a row of their own until their socket is closed for good, the name among them. */
function typist(stage: Stage, visitor: Visitor, epoch: number, who: string) {
  const client = stage.school.open(visitor, room, epoch)
  const words: { word: string; mark: number }[] = []
  let timer: NodeJS.Timeout | undefined
  return {
    client,
    async start() {
      await until('the page is open', () => client.saved, 20_000)
      const table = cycleDocument(client.doc).table('observations')
      const row = table.add({ text: '' })
      const text = table.text(row, 'text')
      timer = setInterval(() => {
        if (client.closes.includes(closeCode.epochChanged)) return clearInterval(timer)
        const word = `${who}${words.length}`
        text?.insert(text.length, words.length % 4 === 0 ? ` ${student} ${word}` : ` ${word}`)
        words.push({ word, mark: client.marked })
      }, 3)
    },
    stop: () => clearInterval(timer),
    /** What the server has said is on its disk. */
    acknowledged: () => words.filter(({ mark }) => mark <= client.acked).map(({ word }) => word),
  }
}

describe('L7 erasing a name while colleagues type it', () => {
  let stage: Stage
  beforeAll(async () => void (stage = await startStage()))
  afterAll(() => stage.close())

  it('loses no word that was acknowledged, keeps the name nowhere, and sends everybody to the new document', async () => {
    const [amara, lucia] = [await stage.as('member'), await stage.as('member')]
    let epoch = (await amara.cycle(cycleId)).documents.cycle.epoch
    for (const round of [1, 2, 3]) {
      const typists = ['a', 'b', 'c'].map((who) => typist(stage, who === 'b' ? lucia : amara, epoch, `${who}${round}x`))
      await Promise.all(typists.map(({ start }) => start()))
      await until('all have typed', () => typists.every(({ acknowledged }) => acknowledged().length > 10), 20_000)
      const { status } = await amara.post(`/api/teams/${teamId}/erasures`, { name: student, again: student, capitalized: false })
      expect(status).toBe(201)
      await until('all are sent to the new document', () => typists.every(({ client }) => client.closes.includes(closeCode.epochChanged)), 20_000)
      for (const { stop } of typists) stop()
      epoch = (await amara.cycle(cycleId)).documents.cycle.epoch
      const { observations } = cycleDocument(await stage.school.stored(room)).project().view
      const kept = new Set(observations.flatMap(({ text }) => text.split(' ')))
      const lost = typists.flatMap(({ acknowledged }) => acknowledged()).filter((word) => !kept.has(word))
      expect(lost).toEqual([])
      expect(observations.some(({ text }) => text.includes('[name removed] a'))).toBe(true)
      expect(await filesWith(stage.school.database.folder, ['Zyxmaya', 'Quill'])).toEqual([])
    }
  }, 60_000)
})
