import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { AttackedRoom } from '../testing/attacked-room'
import { ControlledLog } from '../testing/controlled-log'
import { until } from '../testing/provider'
import { RoomClient } from '../testing/room-client'
import { deliverAll } from '../testing/rooms'
import { startSyncServer, type SyncServer } from '../testing/sync-server'

const worry = (doc: Y.Doc) => doc.getText('worry').toString()

describe('honest clients in strange states', () => {
  let school: AttackedRoom
  beforeEach(async () => {
    school = await AttackedRoom.open()
  })

  it('G2 three hundred loads of one page, each under an id of its own, are all welcome', async () => {
    for (let load = 0; load < 300; load++) {
      const ana = await school.join('ana')
      ana.edit((doc) => doc.getText('worry').insert(0, 'a'))
      await deliverAll(ana, school.colleague)
      expect(ana.acked).toBe(ana.marked)
      ana.disconnect()
    }
    expect(worry(school.state())).toBe(`${'a'.repeat(300)}Fluency`)
    const late = await school.join('cleo')
    late.edit((doc) => doc.getText('worry').insert(0, 'late '))
    await deliverAll(late, school.colleague)
    expect(late.refusals).toEqual([])
    expect(worry(school.colleague.doc)).toBe(worry(school.state()))
  })

  it('G2 one person in two windows, who types in both, is one person', async () => {
    const [one, two] = [await school.join('ana'), await school.join('ana')]
    for (let turn = 0; turn < 20; turn++) {
      for (const window of [one, two]) window.edit((doc) => doc.getText('worry').insert(3, 'x'))
      await deliverAll(one, two, school.colleague)
    }
    expect([...one.refusals, ...two.refusals]).toEqual([])
    expect(worry(one.doc)).toBe(worry(two.doc))
  })

  it('G2 what a page kept on this device, of sixty loads offline, comes in with one answer', async () => {
    const kept = new Y.Doc()
    Y.applyUpdate(kept, Y.encodeStateAsUpdate(school.colleague.doc))
    const ana = new RoomClient('ana')
    for (let load = 0; load < 60; load++) {
      const page = new Y.Doc()
      Y.applyUpdate(page, Y.encodeStateAsUpdate(kept))
      page.getText('worry').insert(page.getText('worry').length, 'b')
      Y.applyUpdate(kept, Y.encodeStateAsUpdate(page))
    }
    Y.applyUpdate(ana.doc, Y.encodeStateAsUpdate(kept))
    ana.connect(school.room)
    await deliverAll(ana, school.colleague)
    expect(ana.refusals).toEqual([])
    expect(worry(school.state())).toBe(`Fluency${'b'.repeat(60)}`)
  })

  it('G4 a reader may come back as often as they like', async () => {
    const reader = await school.join('coach', 'reader')
    for (let turn = 0; turn < 10; turn++) {
      await school.mustGoOn()
      reader.disconnect()
      reader.connect(school.room, 'reader')
      await deliverAll(reader)
    }
    expect(reader.refusals).toEqual([])
    expect(worry(reader.doc)).toBe(worry(school.state()))
  })

  it('G5 a day offline, with undo and redo in every kind of field, comes in whole', async () => {
    const ana = await school.join('ana')
    ana.disconnect()
    const { doc } = ana
    const text = doc.getText('worry')
    const strengths = doc.getXmlFragment('strengths')
    const observations = doc.getMap('observations')
    const undo = new Y.UndoManager([text, strengths, observations, doc.getMap('values')], { captureTimeout: 0, trackedOrigins: new Set([null]) })
    for (let turn = 0; turn < 40; turn++) {
      text.insert(turn, 'abc')
      text.delete(0, 1)
      const item = new Y.XmlElement('listItem')
      item.insert(0, [new Y.XmlElement('paragraph')])
      const list = new Y.XmlElement('bulletList')
      list.insert(0, [item])
      strengths.insert(0, [list])
      strengths.delete(1, 1)
      doc.getMap('values').set('goalTarget', turn)
      observations.set(`o${turn + 2}`, new Y.Map<unknown>([['order', 'a1'], ['text', new Y.Text(`row ${turn}`)]]))
      for (let step = 0; step < 5; step++) undo.undo()
      for (let step = 0; step < turn % 5; step++) undo.redo()
      // Meanwhile, in the room:
      school.colleague.edit((room) => {
        room.getText('worry').delete(0, room.getText('worry').length)
        room.getText('worry').insert(0, `turn ${turn}`)
        room.getXmlFragment('strengths').delete(0, room.getXmlFragment('strengths').length)
      })
      await deliverAll(school.colleague)
    }
    ana.connect(school.room)
    await deliverAll(ana, school.colleague)
    ana.edit(() => undo.undo())
    await deliverAll(ana, school.colleague)
    expect([...ana.refusals, ...school.colleague.refusals]).toEqual([])
    expect(ana.acked).toBe(ana.marked)
    for (const other of [school.colleague.doc, school.state()]) {
      expect(worry(other)).toBe(worry(doc))
      expect(other.getXmlFragment('strengths').toJSON()).toBe(strengths.toJSON())
      expect(other.getMap('observations').toJSON()).toEqual(observations.toJSON())
    }
  })

  it('G5 marks and lists as the editor writes them are welcome', async () => {
    const ana = await school.join('ana')
    ana.edit((doc) => {
      const paragraph = doc.getXmlFragment('strengths').get(0)
      const words = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null
      if (words instanceof Y.XmlText) {
        words.format(0, 4, { bold: {} })
        words.format(2, 4, { italic: {}, bold: null })
      }
      const list = new Y.XmlElement('orderedList')
      list.setAttribute('start', '3')
      list.insert(0, [new Y.XmlElement('listItem')])
      doc.getXmlFragment('surprises').insert(0, [list, new Y.XmlElement('paragraph')])
    })
    await deliverAll(ana, school.colleague)
    expect(ana.refusals).toEqual([])
    expect(school.colleague.doc.getXmlFragment('strengths').toJSON()).toContain('<bold>')
  })
})

describe('eight people on one page, with the stock client', () => {
  let school: SyncServer
  beforeEach(async () => {
    const log = new ControlledLog()
    log.create('d1', Y.encodeStateAsUpdate(new Y.Doc()))
    school = await startSyncServer(log)
  })
  afterEach(() => school.close())

  it('G7 who echo every move of the others see each other, and nobody is closed or refused', async () => {
    const people = Array.from({ length: 8 }, (_, index) => school.client(`p${index}`))
    await until('all are in', () => people.every((client) => client.saved))
    for (let turn = 0; turn < 60; turn++) {
      for (const { provider, doc } of people) {
        provider.awareness.setLocalStateField('field', `field ${turn}`)
        if (turn % 10 === 0) doc.getText('title').insert(0, 'a')
      }
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    const last = ({ provider }: (typeof people)[number]) =>
      [...provider.awareness.getStates().values()].filter(({ field }) => field === 'field 59').length
    await until('everybody sees where everybody is in the end', () => people.every((client) => last(client) === 8))
    await until('all is saved', () => people.every((client) => client.saved))
    expect(people.flatMap(({ closes, refusals }) => [...closes, ...refusals])).toEqual([])
  })
})
