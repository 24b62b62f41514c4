import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { editorVersion, shapes } from 'shared/cycles/fields'
import { closeCode } from 'shared/sync/wire'
import { ControlledLog } from '../testing/controlled-log'
import { until } from '../testing/provider'
import { startSyncServer } from '../testing/sync-server'
import { isCurrentCode } from './versions'

describe('an older tab', () => {
  it('G6 of another shape or editor does not open a document; one that says nothing is not asked', () => {
    const [v, ev] = [String(shapes.cycle.version), String(editorVersion)]
    const asks = (schemaVersion: string | null, editor: string | null) =>
      isCurrentCode('cycle', { epoch: null, schemaVersion, editorVersion: editor })
    expect([asks(v, ev), asks(null, ev), asks(v, null), asks(null, null)]).toEqual([true, true, true, true])
    expect([asks('0', ev), asks(v, '0'), asks(v, ''), asks('1; drop', ev)]).toEqual([false, false, false, false])
  })

  it('G6 is sent away with the code that makes it reload, before it gets a byte', async () => {
    const log = new ControlledLog()
    log.create('d1', Y.encodeStateAsUpdate(new Y.Doc()))
    const school = await startSyncServer(log, { isCurrent: isCurrentCode })
    const older = school.client('ana', { v: '1', ev: '0' })
    const current = school.client('ben', { v: String(shapes.cycle.version), ev: String(editorVersion) })
    await until('both know', () => older.closes.length > 0 && current.saved)
    expect(older.closes).toEqual([closeCode.reload])
    expect(older.provider.synced).toBe(false)
    await school.close()
  })
})
