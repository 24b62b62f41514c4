import { getSchema } from '@tiptap/core'
import { describe, expect, it } from 'vitest'
import { richMarks, richNodes } from 'shared/document/rich-schema'
import { richSchema } from './rich-schema'

describe('the editor', () => {
  it('G5 knows the very nodes and marks that the server lets in', () => {
    const { nodes, marks } = getSchema([richSchema])
    const known = Object.entries(nodes).filter(([name]) => name !== 'doc' && name !== 'text')
    const attributes = known.map(([name, { spec }]) => [name, Object.keys(spec.attrs ?? {})])
    expect(Object.fromEntries(attributes)).toEqual(Object.fromEntries(richNodes))
    expect(Object.keys(marks).sort()).toEqual([...richMarks].sort())
  })
})
