import { describe, expect, it } from 'vitest'
import { linkFault, readLink } from './link-fault'
import { fitted } from './picture'

describe('the link of an artefact', () => {
  it.each([
    ['https://example.org/a', null],
    ['  docs.example.org/a b ', null],
    ['http://example.org', 'notSecure'],
    ['javascript:alert(1)', 'notAnAddress'],
    ['data:text/html,hello', 'notAnAddress'],
    ['https://', 'notAnAddress'],
    ['the ring', 'notAnAddress'],
    ['https://someone:secret@example.org', 'notAnAddress'],
    [`https://example.org/${'a'.repeat(2_048)}`, 'tooLong'],
  ])('judges %s: %s', (typed, fault) => {
    expect(linkFault(readLink(typed))).toBe(fault)
  })
})

describe('a picture', () => {
  it('is brought down to 1600 pixels on its longer side, and never up', () => {
    expect(fitted(4_032, 3_024)).toEqual({ width: 1_600, height: 1_200 })
    expect(fitted(900, 3_200)).toEqual({ width: 450, height: 1_600 })
    expect(fitted(640, 480)).toEqual({ width: 640, height: 480 })
  })
})
