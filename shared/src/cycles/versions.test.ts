/**
 * To change the shape of a document deliberately:
 * 1. A new field, table, grid or choice, or wider bounds: older code passes it over. Run `npx vitest run versions -u`
 *    in shared/ and commit shapes.recorded.json with the change.
 * 2. A field that goes, changes its kind or loses a choice: older code would misread it. Raise `version` of that shape
 *    in fields.ts first, then record as above. Documents in the log keep the old content: say in the change what reads it.
 * New nodes or marks of the rich text: raise `editorVersion` (sync.md G6).
 */
import { describe, expect, it } from 'vitest'
import type { FieldKind, Shape } from '../document/shape'
import { documentKinds, editorVersion, shapes } from './fields'
import recorded from './shapes.recorded.json'
import { documentVersion } from './versions'

/** All shapes as JSON, one field a line. */
function record(): string {
  const json = JSON.stringify({ editorVersion, shapes }, null, 2)
  return `${json.replace(/\{\s+"kind":[^{}]*\}/g, (field) => field.replace(/\s+/g, ' '))}\n`
}

/** What a shape had and has no longer, or has otherwise: what older code would misread. */
function misread(before: unknown, now: unknown, path: string): string[] {
  if (typeof before !== 'object' || before === null) return before === now ? [] : [`${path}: ${String(before)} → ${String(now)}`]
  if (Array.isArray(before)) {
    const gone = Array.isArray(now) ? before.filter((option) => !now.includes(option)) : before
    return gone.map((option) => `${path}: no longer ${option}`)
  }
  const after = new Map<string, unknown>(typeof now === 'object' && now !== null ? Object.entries(now) : [])
  return Object.entries(before).flatMap(([name, value]) => {
    if (name === 'version' && path.split('/').length === 1) return []
    if (name === 'max' || name === 'min') return isWider(name, value, after.get(name)) ? [] : [`${path}/${name}: narrower`]
    return after.has(name) ? misread(value, after.get(name), `${path}/${name}`) : [`${path}/${name}: gone`]
  })
}

function isWider(bound: 'min' | 'max', before: unknown, now: unknown): boolean {
  if (typeof before !== 'number' || typeof now !== 'number') return false
  return bound === 'max' ? now >= before : now <= before
}

describe('the versions on the wire', () => {
  it('are raised where older code would misread a document, and go with the shapes on record', async () => {
    for (const kind of documentKinds) {
      const isRaised = documentVersion(kind) > recorded.shapes[kind].version
      // Before the record is compared, so that recording anew cannot hide a version that was not raised.
      if (!isRaised) expect(misread(recorded.shapes[kind], shapes[kind], kind)).toEqual([])
    }
    await expect(record()).toMatchFileSnapshot('./shapes.recorded.json')
  })

  it('would notice a field that goes, changes its kind, or loses a choice, and let additions pass', () => {
    const text: FieldKind = { kind: 'text' }
    const before: Shape = {
      version: 1,
      fields: { a: text, b: { kind: 'choice', of: ['x', 'y'] }, c: { kind: 'number', min: 0, max: 9, whole: true } },
      tables: { t: { a: text } },
      grids: {},
    }
    const now: Shape = {
      version: 1,
      fields: { a: { kind: 'rich' }, b: { kind: 'choice', of: ['x'] }, c: { kind: 'number', min: 0, max: 5, whole: true } },
      tables: { t: {} },
      grids: {},
    }
    expect(misread(before, now, 'kind')).toEqual([
      'kind/fields/a/kind: text → rich',
      'kind/fields/b/of: no longer y',
      'kind/fields/c/max: narrower',
      'kind/tables/t/a: gone',
    ])
    const more = { ...before, fields: { ...before.fields, d: text }, grids: { g: { kind: 'flag' as const } } }
    expect(misread(before, more, 'kind')).toEqual([])
  })
})
