import { describe, expect, it } from 'vitest'
import type { SaveState } from '../../../sync/save-state'
import { saveNews, saveWords } from './save-words'

describe('What the save chip says', () => {
  it('never says saved unless it is', () => {
    const states: SaveState[] = [
      { kind: 'loading' },
      { kind: 'saving' },
      { kind: 'offline', kept: true },
      { kind: 'offline', kept: false },
      { kind: 'not-saved', what: 'refused' },
      { kind: 'read-only', live: true },
    ]
    expect(states.map((state) => saveWords(state).chip)).not.toContain('saved')
    expect(saveWords({ kind: 'saved' }).chip).toBe('saved')
  })

  it('says kept on this device only once it is kept', () => {
    expect(saveWords({ kind: 'offline', kept: true }).chip).toBe('offlineKept')
    expect(saveWords({ kind: 'offline', kept: false }).chip).toBe('offlineKeeping')
  })

  it('is read out when the connection goes and comes back, not at every pause in typing', () => {
    expect(saveNews({ kind: 'saved' }, { kind: 'saving' })).toBeNull()
    expect(saveNews({ kind: 'saving' }, { kind: 'saved' })).toBeNull()
    expect(saveNews({ kind: 'saved' }, { kind: 'offline', kept: false })).toBe('offline')
    expect(saveNews({ kind: 'offline', kept: false }, { kind: 'offline', kept: true })).toBeNull()
    expect(saveNews({ kind: 'offline', kept: true }, { kind: 'saved' })).toBe('back')
    expect(saveNews({ kind: 'saved' }, { kind: 'not-saved', what: 'refused' })).toBe('notSaved')
  })
})
